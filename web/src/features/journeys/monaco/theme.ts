import type { editor } from 'monaco-editor/editor'

/** `#rgb` and `#rrggbb` alike, as Monaco wants them. */
function colour(styles: CSSStyleDeclaration, name: string): string {
  const value = styles.getPropertyValue(name).trim()
  return /^#[0-9a-f]{3}$/i.test(value) ? value.replaceAll(/[0-9a-f]/gi, '$&$&') : value
}

/** Monaco's colours out of tokens.css, for the theme that is on now; the other one is made when it is put on. */
export function themes(): [string, editor.IStandaloneThemeData][] {
  const dark = document.documentElement.dataset.mantineColorScheme === 'dark'
  const styles = getComputedStyle(document.documentElement)
  const of = (name: string) => colour(styles, name)
  const bare = (name: string) => of(name).slice(1)
  return [[dark ? 'parcours-dark' : 'parcours-light', {
    base: dark ? 'vs-dark' : 'vs', inherit: true,
    rules: [
      { token: 'string.key.json', foreground: bare('--accent') },
      { token: 'string.value.json', foreground: bare('--good') },
      { token: 'number', foreground: bare('--people') },
      { token: 'keyword', foreground: bare('--people') },
      { token: 'string', foreground: bare('--good') },
      { token: 'variable', foreground: bare('--accent') },
      { token: 'delimiter', foreground: bare('--mute') },
    ],
    colors: {
      'editor.background': of('--panel'), 'editor.foreground': of('--ink'), 'editorLineNumber.foreground': of('--faint'),
      'editor.lineHighlightBackground': of('--hover'), 'editorWidget.background': of('--panel'), 'editorWidget.border': of('--line-strong'),
      'editorSuggestWidget.selectedBackground': of('--sel'), 'editorSuggestWidget.selectedForeground': of('--ink'), 'focusBorder': of('--accent'),
      'editorIndentGuide.background1': of('--line'), 'editorGutter.background': of('--panel'), 'input.background': of('--panel'),
    },
  }]]
}
