export const BY_HAND_QUEUE = 'by-hand'
/** Workflow types: the plain one, and the one in the closest peer's shape. */
export const BY_HAND_TYPE = { 'by-hand': 'sixSteps', bookkeeping: 'bookkeptSteps' } as const
/** Which of the two a run is: its slug, journey and version. */
export type ByHandSlug = keyof typeof BY_HAND_TYPE
export const CALL_ID = 'call'
/** The steps in their order; a visit's number is its place here, from 1. */
export const STEPS = ['enter', 'score', 'sms', 'wait', 'call', 'owes', 'end'] as const
export type StepName = (typeof STEPS)[number]
export const seqOf = (step: StepName): number => STEPS.indexOf(step) + 1
