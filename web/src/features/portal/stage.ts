import type { Answer, Offer, OfferState, Shut } from './api.ts'

/** Where the person is on the page: each situation whole. */
export type Stage =
  | { type: 'loading' }
  | { type: 'failed' }
  | { type: 'shut'; state: Shut | 'locked' }
  | { type: 'identity'; checks: OfferState['checks']; triesLeft: number; wrong: boolean }
  | { type: 'offer'; session: string; offer: Offer }
  | { type: 'answered'; answer: Answer }

/** The stage of an offer whose person is not known yet. `wrong`: the last answer did not match. */
export function stageOf({ state, checks, triesLeft }: Omit<OfferState, 'language'>, wrong = false): Stage {
  if (state !== 'locked' && state !== 'open') return { type: 'shut', state }
  return triesLeft > 0 ? { type: 'identity', checks, triesLeft, wrong } : { type: 'shut', state: 'locked' }
}
