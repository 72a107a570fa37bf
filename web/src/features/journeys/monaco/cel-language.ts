import type { languages as Languages } from 'monaco-editor/editor'
import { celCompletions, type CelWords } from './cel-completions.ts'

export const CEL = 'cel'

let words: CelWords = { facts: [], functions: [] }
/** What completion offers, from the catalog, in the language on screen. */
export const setCelWords = (next: CelWords): void => { words = next }

/** Colours and completion for CEL. Types and names are judged by the server, with the rest of the draft. */
export function registerCel(languages: typeof Languages): void {
  languages.register({ id: CEL })
  languages.setLanguageConfiguration(CEL, {
    brackets: [['(', ')'], ['[', ']'], ['{', '}']],
    autoClosingPairs: [{ open: '(', close: ')' }, { open: '[', close: ']' }, { open: '"', close: '"' }, { open: '\'', close: '\'' }],
    wordPattern: /[A-Za-z_][\w.]*/,
  })
  languages.setMonarchTokensProvider(CEL, {
    keywords: ['true', 'false', 'null', 'in'],
    tokenizer: {
      root: [
        [/"([^"\\]|\\.)*"|'([^'\\]|\\.)*'/, 'string'],
        [/\d+(\.\d+)?/, 'number'],
        [/[A-Za-z_]\w*(?=\s*\()/, 'type'],
        [/[A-Za-z_][\w.]*/, { cases: { '@keywords': 'keyword', '@default': 'variable' } }],
        [/[&|!<>=+\-*/%?:]+/, 'delimiter'],
        [/\/\/.*$/, 'comment'],
      ],
    },
  })
  languages.registerCompletionItemProvider(CEL, {
    triggerCharacters: ['.'],
    provideCompletionItems: (model, position) => {
      const before = model.getLineContent(position.lineNumber).slice(0, position.column - 1)
      const { from, items } = celCompletions(before, words)
      const range = {
        startLineNumber: position.lineNumber, endLineNumber: position.lineNumber, startColumn: from + 1, endColumn: position.column,
      }
      return {
        suggestions: items.map((item) => ({
          label: { label: item.label, description: item.detail }, insertText: item.insert, range,
          kind: item.kind === 'fact' ? languages.CompletionItemKind.Field : languages.CompletionItemKind.Function,
          insertTextRules: languages.CompletionItemInsertTextRule.InsertAsSnippet,
        })),
      }
    },
  })
}
