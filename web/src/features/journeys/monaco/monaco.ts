// Only ever reached by `import()`: about 1 MB that the first load of the desk must not carry.
import EditorWorker from 'monaco-editor/editor/editor.worker?worker'
import JsonWorker from 'monaco-editor/languages/features/json/json.worker?worker'
// The JSON mode of 0.57 brings every feature of the editor with it (completion too, which the single feature
// `suggest` leaves out). Loaded by itself it would come after the first editor, too late for their services.
import 'monaco-editor/languages/features/json/jsonMode'
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
