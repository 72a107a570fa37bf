/**
 * What the public listener tells of an offer before the person has shown who they are: nothing of a debt.
 * `locked` and `open` both ask for an identity fact; without a try left, neither does any more.
 */
export interface OfferState {
  state: 'locked' | 'open' | Shut
  language: string
  checks: Check[]
  triesLeft: number
}
export type Shut = 'expired' | 'closed' | 'invalid'
export type Check = 'birth_date' | 'postcode'

export interface OfferOption {
  n: number
  instalments: { n: number; amountCents: number; dueDate: string }[]
  totalCents: number
  /** True: no interest or fees are added while the plan is kept. */
  frozenInterest: boolean
}

/** What is shown after the identity check. */
export interface Offer {
  arrearsCents: number
  currency: string
  creditor: string
  options: OfferOption[]
  validUntilMs: number
  /** What is owed has changed since: no option can be accepted any more, a person can still be asked for. */
  stale: boolean
}

export type Verified = { ok: true; session: string; offer: Offer } | { ok: false; triesLeft: number; state?: OfferState['state'] }
export type Identity = { birthDate: string } | { postcode: string }
export type Answer = 'accept' | 'other_amount' | 'asked_human' | 'difficulty' | 'declined'

export interface AnswerBody {
  session: string
  answer: Answer
  option?: number
  note?: string
}

/** The token stands in the path (`/p/<token>`); while developing, in `?token=`. */
export function tokenOf(location: Pick<Location, 'pathname' | 'search'>): string {
  const inPath = /^\/p\/([^/]+)/.exec(location.pathname)?.[1]
  return inPath ?? new URLSearchParams(location.search).get('token') ?? ''
}

/** An answer that the listener did not take; `code` is its reason where it named one: `stale`, `no_session`... */
export class Refused extends Error {
  readonly code: string | undefined
  constructor(status: number, code: string | undefined) {
    super(`The page's service answered ${status} ${code ?? ''}`.trimEnd())
    this.code = code
  }
}

/** The reason in an error's body; undefined for bodies that are not ours. */
async function codeIn(response: Response): Promise<string | undefined> {
  const body = await response.json().catch(() => null) as { error?: { code?: unknown } } | null
  const code = body?.error?.code
  return typeof code === 'string' ? code : undefined
}

async function call<T>(path: string, body?: unknown): Promise<T> {
  const response = await fetch(`/api/portal/${path}`, body === undefined ? {} : {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body),
  })
  if (!response.ok) throw new Refused(response.status, await codeIn(response))
  // Our own listener: what it answers with 200 has this shape.
  return await response.json() as T
}

export const readOffer = (token: string) => call<OfferState>(`offers/${encodeURIComponent(token)}`)
export const verify = (token: string, identity: Identity) => call<Verified>(`offers/${encodeURIComponent(token)}/verify`, identity)
export const answer = (token: string, body: AnswerBody) => call<{ ok: boolean }>(`offers/${encodeURIComponent(token)}/answer`, body)
export const readInfo = () => call<{ sandbox: boolean }>('info')
