import { dpdAt } from './debtor.ts'
import { PARAMETERS, bucketOf } from './parameters.ts'
import type { Scene } from './scene.ts'

export type AnswerKind = keyof typeof PARAMETERS.answers

/** The weights of what an engaged person does, leaning towards their segment's way. */
export function answerWeights(scene: Scene): [AnswerKind, number][] {
  const bucket = bucketOf(dpdAt(scene.debtor, scene.nowMs))
  const lean: Partial<Record<string, number>> = PARAMETERS.lean[scene.debtor.segment]
  return Object.entries(PARAMETERS.answers).map(([kind, shares]) =>
    // The keys of the table are the kinds of answers.
    [kind as AnswerKind, shares[bucket] * (lean[kind] ?? 1)])
}
