import { entryKeys } from './entry-days.ts'

/** A visit as the roll-up counts it. Instants in business ms. */
export interface CountedVisit {
  versionId: string
  nodeId: string
  entryDay: string
  /** `;node=arm;node=arm;` of the splits that its run had passed. */
  arms: string
  enteredAt: number
  leftAt: number | null
  outcome: string | null
  costCents: number
}

/** One addend of the roll-up. Outcome '' counts the entries. */
export interface VisitCount {
  versionId: string
  /** One of `entryKeys`: all days, the month or the day of entry. */
  entryDay: string
  /** '' = all, else `node=arm`. */
  arm: string
  nodeId: string
  outcome: string
  n: number
  costCents: number
  /** Log bucket of the time in the node; null for entries. */
  bucket: number | null
}

export const armsOf = (arms: string): string[] => ['', ...arms.split(';').filter((arm) => arm !== '')]

/** Eight buckets to an octave, from a second up: a median is known within 9 %. */
export const timeBucket = (ms: number): number => Math.max(0, Math.round(8 * Math.log2(Math.max(ms, 1000) / 1000)))
/** Middle of a bucket, ms. */
export const bucketMs = (bucket: number): number => Math.round(1000 * 2 ** (bucket / 8))

/** What one visit adds to the roll-up: the roll-up is the sum of this over all visits, always. */
export function countsOf(visit: CountedVisit): VisitCount[] {
  const { versionId, nodeId } = visit
  const cohorts = armsOf(visit.arms).flatMap((arm) => entryKeys(visit.entryDay).map((entryDay) => ({ arm, entryDay })))
  return cohorts.flatMap((cohort) => {
    const key = { versionId, ...cohort, nodeId }
    const entered: VisitCount = { ...key, outcome: '', n: 1, costCents: visit.costCents, bucket: null }
    if (visit.outcome === null || visit.leftAt === null) return [entered]
    const left: VisitCount = { ...key, outcome: visit.outcome, n: 1, costCents: 0, bucket: timeBucket(visit.leftAt - visit.enteredAt) }
    return [entered, left]
  })
}

/** A run as its entry cohort counts it. Money in cents of its currency; flags are 0 or 1. */
export interface CountedRun {
  versionId: string
  entryDay: string
  arms: string
  grp: string
  currency: string
  /** Took part in the draw of the control group. Who was exempt from it is compared with nobody. */
  drawn: number
  arrearsAtEntry: number
  /** Net payments inside the window; may be negative after a reversal. */
  recoveredCents: number
  currentInWindow: number
  costCents: number
  /** At least one contact passed the gate. */
  contacted: number
  optedOut: number
  complained: number
}

/** `exempt`: treated, and never at risk of being control (vulnerable, high balance, sub-journey). */
export type Cohort = 'treated' | 'control' | 'exempt'

export interface RunCount {
  versionId: string
  entryDay: string
  arm: string
  grp: Cohort
  currency: string
  n: number
  arrears: number
  recovered: number
  cured: number
  cost: number
  contacted: number
  optedOut: number
  complained: number
  /** Sums of squares and products of the money columns: intervals of ratios fold like the ratios. */
  arrears2: number
  recovered2: number
  cost2: number
  arrearsRecovered: number
  costRecovered: number
}

/** Recovered counts at most the arrears at entry and never less than nothing (domain rule 17). */
export const recoveredOf = (run: Pick<CountedRun, 'arrearsAtEntry' | 'recoveredCents'>): number =>
  Math.max(0, Math.min(run.recoveredCents, run.arrearsAtEntry))

export const cohortOf = (run: Pick<CountedRun, 'grp' | 'drawn'>): Cohort =>
  run.grp === 'control' ? 'control' : run.drawn === 0 ? 'exempt' : 'treated'

/** What one run adds to its cohorts: the roll-up is the sum of this over all runs, always. */
export function runCountsOf(run: CountedRun): RunCount[] {
  const arrears = run.arrearsAtEntry
  const recovered = recoveredOf(run)
  const cost = run.costCents
  return armsOf(run.arms).map((arm) => ({
    versionId: run.versionId, entryDay: run.entryDay, arm, grp: cohortOf(run), currency: run.currency,
    n: 1, arrears, recovered, cured: run.currentInWindow, cost,
    contacted: run.contacted, optedOut: run.optedOut, complained: run.complained,
    arrears2: arrears * arrears, recovered2: recovered * recovered, cost2: cost * cost,
    arrearsRecovered: arrears * recovered, costRecovered: cost * recovered,
  }))
}
