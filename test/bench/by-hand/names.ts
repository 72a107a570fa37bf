export const BY_HAND_QUEUE = 'by-hand'
export const BY_HAND_TYPE = 'sixSteps'
export const CALL_ID = 'call'
/** The steps in their order; a visit's number is its place here, from 1. */
export const STEPS = ['enter', 'score', 'sms', 'wait', 'call', 'owes', 'end'] as const
export type StepName = (typeof STEPS)[number]
export const seqOf = (step: StepName): number => STEPS.indexOf(step) + 1
