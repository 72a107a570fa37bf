/** Width of every chart, in pixels of its own. */
export const WIDTH = 720
/** Below the title. */
export const TOP = 56

/**
 * Colours of both themes. A picture in a page cannot know the page's own theme, only the reader's, so it brings its own
 * ground with it and is readable on either.
 */
const STYLE = `
.ground{fill:#ffffff;stroke:#dfe4ea}.title{font-weight:600;fill:#1b2430}.ink{fill:#1b2430}.faint{fill:#5a6675}
.value{fill:#5a6675;paint-order:stroke;stroke:#ffffff;stroke-width:5px;stroke-linejoin:round}
.rule{stroke:#e4e8ed}.aim{stroke:#9a3412;stroke-dasharray:4 3}.aim-text{fill:#9a3412}
.ours{fill:#2457c5}.other{fill:#a9b4c2}.line0{stroke:#2457c5}.line1{stroke:#0f766e}.line2{stroke:#8a94a3}.dot0{fill:#2457c5}.dot1{fill:#0f766e}.dot2{fill:#8a94a3}
@media (prefers-color-scheme:dark){.ground{fill:#12171e;stroke:#2b3440}.title,.ink{fill:#e8ecf1}.faint,.value{fill:#9aa7b6}.value{stroke:#12171e}
.rule{stroke:#27303b}.aim{stroke:#f0a35e}.aim-text{fill:#f0a35e}
.ours{fill:#6b9bff}.other{fill:#566273}.line0{stroke:#6b9bff}.line1{stroke:#4fd1c0}.line2{stroke:#8b97a7}.dot0{fill:#6b9bff}.dot1{fill:#4fd1c0}.dot2{fill:#8b97a7}}
`.trim()

/** The whole picture around what is drawn in it. */
export const frame = ({ title, height }: { title: string; height: number }, content: readonly string[]): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${escaped(title)}" `
  + `font-family="system-ui,-apple-system,'Segoe UI',sans-serif" font-size="13">
<style>${STYLE}</style>
<rect class="ground" x="0.5" y="0.5" width="${WIDTH - 1}" height="${height - 1}" rx="10"/>
<text class="title" x="24" y="34" font-size="15">${escaped(title)}</text>
${content.join('\n')}
</svg>
`

export interface TextAt {
  x: number
  y: number
  /** Names of the style above. */
  look: string
  anchor?: 'start' | 'middle' | 'end'
}

export const text = (words: string, { x, y, look, anchor = 'start' }: TextAt): string =>
  `<text class="${look}" x="${px(x)}" y="${px(y)}" text-anchor="${anchor}">${escaped(words)}</text>`

export const line = (look: string, [x1, y1, x2, y2]: readonly [number, number, number, number]): string =>
  `<line class="${look}" x1="${px(x1)}" y1="${px(y1)}" x2="${px(x2)}" y2="${px(y2)}"/>`

/** A tenth of a pixel is enough, and keeps the files of two runs alike. */
export const px = (value: number): string => String(Math.round(value * 10) / 10)

const escaped = (words: string): string => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const STEPS = [1, 1.2, 1.6, 2, 2.4, 3.2, 4, 5, 6, 8, 10] as const

/** The next round number, one whose quarters are round too: where an axis ends. */
export function roundUp(value: number): number {
  if (!(value > 0)) return 1
  const power = 10 ** Math.floor(Math.log10(value))
  return Math.round((STEPS.find((step) => step * power >= value) ?? 10) * power * 1e6) / 1e6
}
