import type { Words } from '@parcours/journey'
import type { Bin, Scorecard, ScorecardVariable } from './scorecard.ts'

/** Facts by group, as the facts package has them; null and absent both mean not known. */
export type FactRecord = Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>

export interface VariablePoints {
  fact: string
  label: Words
  /** Index of the bin in the card. */
  bin: number
  points: number
  neutralPoints: number
}
export interface Reason {
  fact: string
  text: Words
  /** Points below the best bin of the variable. */
  loss: number
}
export type Scored =
  | { kind: 'scored', score: number, band: string, points: VariablePoints[], reasons: Reason[] }
  | { kind: 'not_scored', missing: string[] }

const MAX_REASONS = 4

/**
 * Scores one case. `not_scored` names the facts that are missing, or outside every bin, and have no bin for
 * that. Reasons: the four largest losses against the best bin, ties by information value (science 5.2).
 */
export function score(card: Scorecard, facts: FactRecord): Scored {
  const missing: string[] = []
  const found: { variable: ScorecardVariable, bin: Bin, index: number }[] = []
  for (const variable of card.variables) {
    const value = factAt(facts, variable.fact)
    const index = variable.bins.findIndex((b) => holds(b, value))
    const bin = variable.bins[index]
    if (bin) found.push({ variable, bin, index })
    else missing.push(variable.fact)
  }
  if (missing.length > 0 || card.bands.length === 0) return { kind: 'not_scored', missing }
  const total = found.reduce((sum, { bin }) => sum + bin.points, card.basePoints)
  return {
    kind: 'scored', score: total, band: bandOf(card, total),
    points: found.map(({ variable, bin, index }) => ({
      fact: variable.fact, label: variable.label, bin: index, points: bin.points, neutralPoints: variable.neutralPoints,
    })),
    reasons: reasonsOf(found),
  }
}

function reasonsOf(found: readonly { variable: ScorecardVariable, bin: Bin }[]): Reason[] {
  return found
    .map(({ variable, bin }) => ({ variable, bin, loss: Math.max(...variable.bins.map((b) => b.points)) - bin.points }))
    .filter(({ loss }) => loss > 0)
    .toSorted((a, b) => b.loss - a.loss || (b.variable.iv ?? 0) - (a.variable.iv ?? 0))
    .slice(0, MAX_REASONS)
    .map(({ variable, bin, loss }) => ({ fact: variable.fact, text: bin.reason, loss }))
}

/** The band that a score falls in. The card must have one. */
export function bandOf(card: Scorecard, total: number): string {
  const bands = card.bands.toSorted((a, b) => b.minScore - a.minScore)
  const band = bands.find((b) => total >= b.minScore) ?? bands.at(-1)
  return band?.name ?? ''
}

/**
 * Probability of the target at a score, by the card's own scale; undefined without one. Only as good as the
 * calibration on the portfolio at hand: recalibrate before quoting it (science 5.3).
 */
export function chanceOf(card: Scorecard, total: number): number | undefined {
  if (!card.scale) return undefined
  const sign = card.direction === 'higher_is_more_likely' ? 1 : -1
  const odds = card.scale.odds * 2 ** ((sign * (total - card.scale.score)) / card.scale.pdo)
  return odds / (1 + odds)
}

function factAt(facts: FactRecord, path: string): unknown {
  const dot = path.indexOf('.')
  const group = facts[path.slice(0, dot)]
  const name = path.slice(dot + 1)
  return group && Object.hasOwn(group, name) ? group[name] : undefined
}

/** Whether a value belongs in a bin. NaN is not known, as null is. */
export function holds(bin: Bin, value: unknown): boolean {
  if (value === null || value === undefined || Number.isNaN(value)) return bin.missing === true
  if (bin.values) return bin.values.some((v) => v === value)
  if (bin.missing || typeof value !== 'number') return false
  return (bin.min === undefined || value > bin.min) && (bin.max === undefined || value <= bin.max)
}
