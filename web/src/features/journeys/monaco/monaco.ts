// Only ever reached by `import()`: about 1 MB that the first load of the desk must not carry.
import EditorWorker from 'monaco-editor/editor/editor.worker?worker'
import JsonWorker from 'monaco-editor/languages/features/json/json.worker?worker'
import 'monaco-editor/features/bracketMatching/register'
import 'monaco-editor/features/caretOperations/register'
import 'monaco-editor/features/clipboard/register'
import 'monaco-editor/features/codeEditor/register'
import 'monaco-editor/features/codicon/register'
import 'monaco-editor/features/contextmenu/register'
import 'monaco-editor/features/cursorUndo/register'
import 'monaco-editor/features/find/register'
import 'monaco-editor/features/folding/register'
import 'monaco-editor/features/format/register'
import 'monaco-editor/features/gotoError/register'
import 'monaco-editor/features/hover/register'
import 'monaco-editor/features/indentation/register'
import 'monaco-editor/features/linesOperations/register'
import 'monaco-editor/features/multicursor/register'
import 'monaco-editor/features/readOnlyMessage/register'
import 'monaco-editor/features/smartSelect/register'
import 'monaco-editor/features/snippet/register'
// The feature `suggest` of 0.57 leaves its own controller out; this is it.
import 'monaco-editor/editor/contrib/suggest/browser/suggestController'
import 'monaco-editor/features/tokenization/register'
import 'monaco-editor/features/wordHighlighter/register'
import 'monaco-editor/features/wordOperations/register'
import { jsonDefaults } from 'monaco-editor/languages/features/json/register'
import { MarkerSeverity, Uri, editor, languages } from 'monaco-editor/editor'
import { registerCel } from './cel-language.ts'
import { themes } from './theme.ts'

self.MonacoEnvironment = {
  getWorker: (_id, label) => (label === 'json' ? new JsonWorker() : new EditorWorker()),
}
const dress = () => {
  for (const [name, data] of themes()) editor.defineTheme(name, data)
  editor.setTheme(document.documentElement.dataset.mantineColorScheme === 'dark' ? 'parcours-dark' : 'parcours-light')
}
dress()
// The page's theme is an attribute of the root element; Monaco draws by its own.
new MutationObserver(dress).observe(document.documentElement, { attributeFilter: ['data-mantine-color-scheme'] })
registerCel(languages)

export { MarkerSeverity, Uri, editor, jsonDefaults }
