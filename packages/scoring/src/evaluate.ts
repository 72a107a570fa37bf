/** One case of known outcome: what the score said, and whether the event happened. */
export interface Judged {
  score: number
  event: boolean
}

/**
 * Area under the ROC curve by mid-ranks (ties count half): the chance that a case with the event scores
 * higher than one without. NaN is never returned: undefined where one of the two classes is empty.
 */
export function auc(cases: readonly Judged[]): number | undefined {
  const events = cases.filter((c) => c.event).length
  const others = cases.length - events
  if (events === 0 || others === 0) return undefined
  const sorted = cases.toSorted((a, b) => a.score - b.score)
  let rankSum = 0
  for (let from = 0; from < sorted.length;) {
    let to = from
    while (to < sorted.length && sorted[to]?.score === sorted[from]?.score) to++
    const midRank = (from + 1 + to) / 2
    for (let i = from; i < to; i++) if (sorted[i]?.event) rankSum += midRank
    from = to
  }
  return (rankSum - (events * (events + 1)) / 2) / (events * others)
}

/** Standard error of an AUC (Hanley & McNeil 1982). */
export function aucStandardError(area: number, events: number, others: number): number {
  const q1 = area / (2 - area)
  const q2 = (2 * area * area) / (1 + area)
  const variance = area * (1 - area) + (events - 1) * (q1 - area * area) + (others - 1) * (q2 - area * area)
  return Math.sqrt(variance / (events * others))
}

/** Gini coefficient, 2 AUC - 1. */
export function gini(cases: readonly Judged[]): number | undefined {
  const area = auc(cases)
  return area === undefined ? undefined : 2 * area - 1
}

/** Kolmogorov-Smirnov: the largest distance between the score distributions of the two classes. */
export function ks(cases: readonly Judged[]): number | undefined {
  const events = cases.filter((c) => c.event).length
  const others = cases.length - events
  if (events === 0 || others === 0) return undefined
  const sorted = cases.toSorted((a, b) => a.score - b.score)
  let [seenEvents, seenOthers, largest] = [0, 0, 0]
  sorted.forEach((c, i) => {
    if (c.event) seenEvents++
    else seenOthers++
    // Equal scores are one step: the distance is looked at after the last of them.
    if (sorted[i + 1]?.score !== c.score) largest = Math.max(largest, Math.abs(seenEvents / events - seenOthers / others))
  })
  return largest
}

/** Population stability index of two histograms over the same bins; empty cells count as 1e-4 (science 5.3). */
export function psi(expected: readonly number[], actual: readonly number[]): number {
  const share = (counts: readonly number[], i: number) => {
    const total = counts.reduce((a, b) => a + b, 0)
    return Math.max((counts[i] ?? 0) / total, 1e-4)
  }
  return expected.reduce((sum, _, i) => {
    const [e, a] = [share(expected, i), share(actual, i)]
    return sum + (a - e) * Math.log(a / e)
  }, 0)
}
