/** What one measure found; the report prints these and knows nothing of what they mean. */
export interface Measured {
  /** What was measured, a heading. */
  name: string
  /** One or two sentences: how, and what was left out. */
  how: string
  rows: Row[]
  /** Real seconds that it took. */
  seconds: number
}

export interface Row {
  what: string
  value: string
  /** What we want it to be, where there is such a wish. */
  aim?: { text: string; met: boolean }
  /** The bare numbers, for machines. */
  numbers: Record<string, number>
}

/** Runs a measure and notes how long it took. */
export async function timed(work: () => Promise<Omit<Measured, 'seconds'>>): Promise<Measured> {
  const start = performance.now()
  const measured = await work()
  return { ...measured, seconds: (performance.now() - start) / 1000 }
}
