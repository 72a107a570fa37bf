/** Counts of one bin: `good` had the target (here: cured), `bad` had not. */
export interface BinCounts {
  good: number
  bad: number
}

/** ln(share of the goods / share of the bads) for each bin; an empty cell counts as one half (science 5.2). */
export function weightsOfEvidence(bins: readonly BinCounts[]): number[] {
  const filled = bins.map((b) => ({ good: b.good || 0.5, bad: b.bad || 0.5 }))
  const goods = filled.reduce((n, b) => n + b.good, 0)
  const bads = filled.reduce((n, b) => n + b.bad, 0)
  return filled.map((b) => Math.log(b.good / goods / (b.bad / bads)))
}

/** Sum of (share of goods - share of bads) x WOE. Under .02 drop, .1-.3 medium, over .5 suspect a leak. */
export function informationValue(bins: readonly BinCounts[]): number {
  const goods = bins.reduce((n, b) => n + b.good, 0)
  const bads = bins.reduce((n, b) => n + b.bad, 0)
  return weightsOfEvidence(bins).reduce((iv, woe, i) => iv + ((bins[i]?.good ?? 0) / goods - (bins[i]?.bad ?? 0) / bads) * woe, 0)
}

export interface Scale {
  pdo: number
  score: number
  odds: number
}

/**
 * Points of every bin from a logit of *bad* on WOE: -(beta WOE + alpha / k) factor + offset / k, with
 * factor = pdo / ln 2 and offset = score - factor ln(odds). Their sum is the score.
 */
export function pointsOf(woe: readonly number[], beta: number, { alpha, k, scale }: { alpha: number, k: number, scale: Scale }): number[] {
  const factor = scale.pdo / Math.LN2
  const offset = scale.score - factor * Math.log(scale.odds)
  return woe.map((w) => -(beta * w + alpha / k) * factor + offset / k)
}
