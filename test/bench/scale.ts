/** How much of everything a run of the bench does. */
export interface Scale {
  /** Six steps: rounds, runs of each round, and runs that are walked before and not counted. */
  rounds: number
  runs: number
  warmUp: number
  /** Growth: windows of so many runs, and after how many windows the three marks stand. */
  window: number
  marks: readonly [number, number, number]
  /** Enrolled at once; and standing asleep when sleepers are looked at. */
  starts: number
  sleepers: number
  /** Real seconds in which a worker with sleepers comes to rest. */
  restSeconds: number
  /** Payments one after the other, and payments of which twenty are always under way. */
  payments: number
  paymentsTogether: number
  /** Payments until the canvas shows them. */
  shown: number
  /** Visits that the roll-ups have counted. */
  visits: number
  /** Open runs on the desk. */
  deskRuns: number
  /** Times that each question is asked. */
  asked: number
  importRows: number
}

export const FULL: Scale = {
  rounds: 3, runs: 120, warmUp: 30, window: 1_000, marks: [1, 3, 10], starts: 5_000, sleepers: 10_000, restSeconds: 15,
  payments: 100, paymentsTogether: 200, shown: 100, visits: 10_000_000, deskRuns: 100_000, asked: 50, importRows: 100_000,
}

/** Only to see that everything works: its numbers mean nothing, and it writes no report. */
export const SMALL: Scale = {
  rounds: 1, runs: 12, warmUp: 4, window: 12, marks: [1, 2, 3], starts: 40, sleepers: 60, restSeconds: 1,
  payments: 6, paymentsTogether: 25, shown: 5, visits: 1_000_000, deskRuns: 2_000, asked: 5, importRows: 1_000,
}

/** A second, profiled walk of what missed its aim: short, since nothing of it is measured. What reads rows keeps their number. */
export const EXPLAINED: Scale = {
  ...FULL, rounds: 1, runs: 120, window: 300, marks: [1, 1, 1], starts: 300, sleepers: 1_000, restSeconds: 1, shown: 50,
}
