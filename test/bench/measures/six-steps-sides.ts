import type { Round } from './round.ts'

/** Who walks the six steps: the product, the plain hand-written workflow, and the one in the closest peer's shape. */
export const SIDES = ['ours', 'byHand', 'peer'] as const
export type SideName = (typeof SIDES)[number]
export type Rounds = Record<SideName, Round[]>
export const NAMES: Record<SideName, string> = { ours: 'Parcours', byHand: 'by hand', peer: 'peer’s shape' }
