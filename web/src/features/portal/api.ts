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

async function call<T>(path: string, body?: unknown): Promise<T> {
  const response = await fetch(`/api/portal/${path}`, body === undefined ? {} : {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`The page's service answered ${response.status}`)
  // Our own listener: what it answers with 200 has this shape.
  return await response.json() as T
}

export const readOffer = (token: string) => call<OfferState>(`offers/${encodeURIComponent(token)}`)
export const verify = (token: string, identity: Identity) => call<Verified>(`offers/${encodeURIComponent(token)}/verify`, identity)
export const answer = (token: string, body: AnswerBody) => call<{ ok: boolean }>(`offers/${encodeURIComponent(token)}/answer`, body)
export const readInfo = () => call<{ sandbox: boolean }>('info')
