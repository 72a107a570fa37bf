import type { RunCount } from '../fold.ts'
import { bounds, wilson, type Counted, type Interval } from '../stats/interval.ts'
import { statusOf, SMALL, type FigureStatus } from '../stats/maturity.ts'
import { ratioDifference, ratioInterval, ratioOf, type RatioSums } from '../stats/ratio.ts'

/** Sums of a cohort over days and versions. */
export type CohortSums = Omit<RunCount, 'versionId' | 'entryDay' | 'arm' | 'grp' | 'currency'>

export const noRuns = (): CohortSums => ({
  n: 0, arrears: 0, recovered: 0, cured: 0, cost: 0, contacted: 0, optedOut: 0, complained: 0,
  arrears2: 0, recovered2: 0, cost2: 0, arrearsRecovered: 0, costRecovered: 0,
})

export function addRuns(a: CohortSums, b: CohortSums): CohortSums {
  const sums = { ...a }
  for (const key of Object.keys(sums) as (keyof CohortSums)[]) sums[key] += b[key]
  return sums
}

export type StripName =
  | 'cases' | 'recovered' | 'uplift' | 'promises_kept' | 'cured' | 'cost_per_euro' | 'opt_outs' | 'complaints' | 'postponed_by_law'

/** One figure of the journey's strip. Rates 0..1, money in cents, interval 95 %; null where nothing can be said. */
export interface Figure {
  name: StripName
  value: number | null
  interval: [number, number] | null
  numerator: number | null
  denominator: number | null
  n: number
  status: FigureStatus
  control?: { n: number; rate: number | null }
}

export interface StripSums {
  /** Everybody who entered, any group and currency. */
  cases: number
  /** Treated and exempt, mature or not: whom the journey could contact. */
  treated: CohortSums
  /** With their whole window behind them, in the main currency. */
  mature: Record<'treated' | 'exempt' | 'control', CohortSums>
  /** Runs whose window is still open, by group. */
  waiting: { treated: number; control: number }
  promises: { due: number; kept: number; waiting: number }
  postponedByLaw: number
}

/** The nine figures of a journey (domain rule 17, collections b), in the order of the strip. */
export function stripOf(sums: StripSums): Figure[] {
  const mature = addRuns(sums.mature.treated, sums.mature.exempt)
  const { treated, promises, waiting } = sums
  return [
    count('cases', sums.cases),
    recovered(mature, waiting.treated),
    uplift(sums),
    rate('promises_kept', { x: promises.kept, n: promises.due }, promises.waiting),
    rate('cured', { x: mature.cured, n: mature.n }, waiting.treated),
    costPerEuro(mature, waiting.treated),
    rate('opt_outs', { x: treated.optedOut, n: treated.contacted }, 0),
    rate('complaints', { x: treated.complained, n: treated.contacted }, 0),
    count('postponed_by_law', sums.postponedByLaw),
  ]
}

const count = (name: StripName, value: number): Figure =>
  ({ name, value, interval: null, numerator: value, denominator: null, n: value, status: 'ok' })

function rate(name: StripName, counted: Counted, waiting: number): Figure {
  const { x, n } = counted
  return {
    name, value: n > 0 ? x / n : null, interval: bounds(wilson(counted)), numerator: x, denominator: n, n, status: statusOf(n, waiting),
  }
}

const recoveredSums = (s: CohortSums): RatioSums =>
  ({ n: s.n, y: s.recovered, x: s.arrears, yy: s.recovered2, xx: s.arrears2, xy: s.arrearsRecovered })
const costSums = (s: CohortSums): RatioSums =>
  ({ n: s.n, y: s.cost, x: s.recovered, yy: s.cost2, xx: s.recovered2, xy: s.costRecovered })

const valueOf = (sums: RatioSums): number | null => {
  const ratio = ratioOf(sums)
  return ratio.kind === 'ratio' ? ratio.value : null
}

/** Rates that lie in 0..1 by their making keep their interval there too. */
const within = (interval: Interval, low: number, high: number): [number, number] | null =>
  interval.kind === 'interval' ? [Math.max(low, interval.low), Math.min(high, interval.high)] : null

function recovered(mature: CohortSums, waiting: number): Figure {
  const sums = recoveredSums(mature)
  return {
    name: 'recovered', value: valueOf(sums), interval: within(ratioInterval(sums), 0, 1), numerator: mature.recovered,
    denominator: mature.arrears, n: mature.n, status: statusOf(mature.n, waiting),
  }
}

/** Gross: all cost over all money; cents per cent. Without money there is no price for it. */
function costPerEuro(mature: CohortSums, waiting: number): Figure {
  const sums = costSums(mature)
  const value = valueOf(sums)
  return {
    name: 'cost_per_euro', value, interval: within(ratioInterval(sums), 0, Infinity), numerator: mature.cost, denominator: mature.recovered,
    n: mature.n, status: value === null && mature.n > 0 ? 'none' : statusOf(mature.n, waiting),
  }
}

/**
 * Recovered share of everybody assigned to treatment minus that of the control group, intention to treat: who
 * was never contacted counts as treated. `n` is the treated side. The unit is the run, though the draw is by
 * person: a person with several cases makes the interval a little too narrow.
 */
function uplift({ mature, waiting }: StripSums): Figure {
  const { treated, control } = mature
  const { value, interval } = ratioDifference(recoveredSums(treated), recoveredSums(control))
  return {
    name: 'uplift', value, interval: within(interval, -1, 1), numerator: null, denominator: null, n: treated.n,
    status: upliftStatus(treated.n, control.n, waiting), control: { n: control.n, rate: valueOf(recoveredSums(control)) },
  }
}

function upliftStatus(treated: number, control: number, waiting: StripSums['waiting']): FigureStatus {
  if (control + waiting.control === 0 || treated + waiting.treated === 0) return 'none'
  if (control === 0 || treated === 0) return 'immature'
  return Math.min(treated, control) < SMALL ? 'small' : 'ok'
}
