import type { Chart } from './charts/chart.ts'

/** What one measure found; the report prints these and knows nothing of what they mean. */
export interface Measured {
  /** What was measured, a heading. */
  name: string
  /** One or two sentences: how, and what was left out. */
  how: string
  rows: Row[]
  charts?: Chart[]
  /** Where processor time went in a second, profiled walk: when an aim was missed. */
  profile?: SelfTime[]
  /** Real seconds that it took. */
  seconds: number
}

/** A measure before it is timed. */
export type Found = Omit<Measured, 'seconds'>

export interface Row {
  what: string
  value: string
  /** What we want it to be, where there is such a wish. */
  aim?: Aim
  /** The bare numbers, for machines. */
  numbers: Record<string, number>
}

export interface Aim {
  text: string
  met: boolean
  /** `12 %` of what was aimed at, when it was missed. */
  missedBy?: string
}

/** What a process spent its time in, the most first. */
export interface SelfTime {
  process: string
  rows: { what: string; share: number }[]
}

const percent = (share: number): string => `${(share * 100).toFixed(share < 0.1 ? 1 : 0)} %`

/** An upper bound; `words` as in `< 300 ms`. */
export const atMost = (value: number, limit: number, words: string): Aim =>
  value <= limit ? { text: words, met: true } : { text: words, met: false, missedBy: percent(value / limit - 1) }

/** A lower bound. */
export const atLeast = (value: number, limit: number, words: string): Aim =>
  value >= limit ? { text: words, met: true } : { text: words, met: false, missedBy: percent(1 - value / limit) }

/** Runs a measure and notes how long it took. */
export async function timed(work: () => Promise<Found>): Promise<Measured> {
  const start = performance.now()
  const measured = await work()
  return { ...measured, seconds: (performance.now() - start) / 1000 }
}
