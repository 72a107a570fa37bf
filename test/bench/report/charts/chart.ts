/** A picture of some numbers of a measure; `file` is its name without folder and ending. */
export type Chart = BarChart | LineChart

interface Common {
  file: string
  title: string
  /** Behind each number. */
  unit: string
}

export interface BarChart extends Common {
  kind: 'bars'
  /** `ours`: drawn in the accent colour. */
  bars: readonly { label: string; value: number; ours?: boolean }[]
  aim?: { value: number; text: string }
}

export interface LineChart extends Common {
  kind: 'lines'
  x: readonly number[]
  series: readonly { label: string; values: readonly number[] }[]
}
