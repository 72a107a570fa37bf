import type { Answer, Offer, OfferState, Shut } from './api.ts'

/** Where the person is on the page: each situation whole. */
export type Stage =
  | { type: 'loading' }
  | { type: 'failed' }
  /** `late`: an answer was just given, and came too late. */
  | { type: 'shut'; state: Shut | 'locked'; late?: boolean }
  | { type: 'identity'; checks: OfferState['checks']; triesLeft: number; notice?: IdentityNotice }
  | { type: 'offer'; session: string; offer: Offer; notice?: OfferNotice }
  | { type: 'answered'; answer: Answer }

/** Why the person is asked once more who they are. */
export type IdentityNotice = 'wrong' | 'no_session' | 'unsent'
/** Why they still see the offer after an answer. */
export type OfferNotice = 'no_such_option' | 'unsent'

/** The stage of an offer whose person is not known yet. */
export function stageOf({ state, checks, triesLeft }: Omit<OfferState, 'language'>, notice?: IdentityNotice): Stage {
  if (state !== 'locked' && state !== 'open') return { type: 'shut', state }
  return triesLeft > 0 ? { type: 'identity', checks, triesLeft, ...(notice && { notice }) } : { type: 'shut', state: 'locked' }
}

/** What of an act that failed is known: the listener's reason, and how the offer stands since (undefined: no answer to that either). */
interface Failure {
  code: string | undefined
  since: OfferState | undefined
}

/** The stage after an act that was not taken: it says why, and keeps the person as near to their answer as it can. */
export function stageAfter(before: Stage, { code, since }: Failure): Stage {
  if (code === 'expired' || code === 'closed') return { type: 'shut', state: code, late: true }
  if (before.type === 'offer' && code === 'stale') return { type: 'offer', session: before.session, offer: { ...before.offer, stale: true } }
  if (before.type === 'offer' && code === 'no_such_option') return { ...before, notice: code }
  if (since && (code === 'no_session' || stageOf(since).type === 'shut')) return stageOf(since, 'no_session')
  if (before.type === 'offer') return { ...before, notice: 'unsent' }
  if (before.type === 'identity') return since ? stageOf(since, 'unsent') : { ...before, notice: 'unsent' }
  return { type: 'failed' }
}
