import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { answerOffer, isStaleOption, loadCase, offerById, type OfferOption, type OfferRecord, type Sql } from '@parcours/store'
import type { Deps } from '../deps.ts'

type PageState = 'locked' | 'open' | 'expired' | 'closed' | 'invalid'
export interface OfferPage {
  state: PageState
  language: string
  creditor: null
  checks: ('birth_date' | 'postcode')[]
  triesLeft: number
}
interface OfferShown {
  arrearsCents: number
  currency: string
  creditor: string
  firstName: string
  validUntilMs: number
  /** The arrears are others than the options were made for: none can be accepted any more, a person can still be asked for. */
  stale: boolean
  options: { n: number; totalCents: number; frozenInterest: boolean; instalments: { n: number; amountCents: number; dueDate: string }[] }[]
}

const INVALID: OfferPage = { state: 'invalid', language: 'fr', creditor: null, checks: [], triesLeft: 0 }

/** The offer of a signed link; undefined for anything that we did not sign. */
function offerOf(deps: Deps, token: string): OfferRecord | undefined {
  const dot = token.lastIndexOf('.')
  const id = token.slice(0, dot)
  const expected = Buffer.from(createHmac('sha256', deps.env.LINK_SECRET).update(id).digest('base64url').slice(0, 22))
  const given = Buffer.from(token.slice(dot + 1))
  if (dot < 0 || given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined
  return offerById(deps.db.read, id)
}

function checksOf(sql: Sql, offer: OfferRecord): OfferPage['checks'] {
  const person = sql.get<{ birthDate: string | null; postcode: string | null }>('SELECT birthDate, postcode FROM person WHERE id = ?', offer.personId)
  return person?.birthDate ? ['birth_date'] : person?.postcode ? ['postcode'] : []
}

/** What anybody with the link may see: nothing about a debt, not even whose it is (domain rule 13). */
export function openOfferPage(deps: Deps, token: string): OfferPage {
  const offer = offerOf(deps, token)
  if (!offer) return INVALID
  const page = { language: offer.language, creditor: null, checks: checksOf(deps.db.read, offer), triesLeft: offer.triesLeft } as const
  return { ...page, state: shutState(offer, deps.clock.nowMs()) ?? 'locked' }
}

/** Why nobody can answer an offer any more; undefined while they can. `expired`: nobody did in time, or the run went on without it. */
function shutState(offer: Pick<OfferRecord, 'status' | 'validUntil'>, nowMs: number): 'expired' | 'closed' | undefined {
  if (offer.status === 'open') return offer.validUntil > nowMs ? undefined : 'expired'
  return offer.status === 'expired' ? 'expired' : 'closed'
}

export type Verified = { ok: true; session: string; offer: OfferShown } | { ok: false; triesLeft: number; state: PageState }

/** One identity fact, five tries for the life of the link; a try is counted before it is looked at. */
export function verifyOffer(deps: Deps, token: string, given: { birthDate?: string; postcode?: string }): Promise<Verified> {
  const known = offerOf(deps, token)
  if (!known) return Promise.resolve({ ok: false, triesLeft: 0, state: 'invalid' })
  return deps.db.write((sql) => {
    const offer = offerById(sql, known.id)
    const shut = offer ? shutState(offer, deps.clock.nowMs()) : 'closed'
    if (!offer || shut) return { ok: false, triesLeft: 0, state: shut ?? 'closed' }
    if (sql.run('UPDATE offer SET triesLeft = triesLeft - 1 WHERE id = ? AND triesLeft > 0', offer.id) === 0) return { ok: false, triesLeft: 0, state: 'locked' }
    const person = sql.get<{ birthDate: string | null; postcode: string | null }>('SELECT birthDate, postcode FROM person WHERE id = ?', offer.personId)
    const same = person?.birthDate
      ? given.birthDate === person.birthDate
      : given.postcode !== undefined && given.postcode.replace(/\s/g, '') === person?.postcode
    if (!same) return { ok: false, triesLeft: offer.triesLeft - 1, state: 'locked' }
    const session = randomBytes(18).toString('base64url')
    sql.run('UPDATE offer SET session = ?, triesLeft = triesLeft + 1 WHERE id = ?', session, offer.id)
    return { ok: true, session, offer: shown(sql, offer, deps.clock.nowMs()) }
  })
}

function shown(sql: Sql, offer: OfferRecord, nowMs: number): OfferShown {
  const snapshot = loadCase(sql, offer.caseId, nowMs)
  const options = JSON.parse(offer.options) as OfferOption[]
  const bounds = JSON.parse(offer.bounds) as { frozenInterest?: boolean }
  const total = (option: OfferOption) => option.instalments.reduce((sum, i) => sum + i.amountCents, 0)
  return {
    arrearsCents: options[0] ? total(options[0]) : 0, currency: snapshot?.currency ?? 'EUR', creditor: snapshot?.portfolio.creditor ?? '',
    firstName: snapshot?.person.firstName ?? '', validUntilMs: offer.validUntil,
    stale: options.every((option) => isStaleOption(sql, offer, option)),
    options: options.map((option) => ({
      n: option.n, totalCents: total(option), frozenInterest: bounds.frozenInterest ?? false,
      instalments: option.instalments.map(({ n, amountCents, dueDate }) => ({ n, amountCents, dueDate })),
    })),
  }
}

const ANSWERS = { accept: 'accepted', accepted: 'accepted', other_amount: 'other_amount', asked_human: 'asked_human', difficulty: 'difficulty', declined: 'declined' } as const
export type PageAnswer = keyof typeof ANSWERS

/**
 * Why an answer was not taken, for the page to word.
 * - `no_session`: the identity check is missing, or another one has begun since.
 * - `expired`: too late: the offer has lapsed, or the run has gone on without it.
 * - `closed`: it has been answered already.
 * - `stale`: the amount owed has changed since the offer was made; nothing was accepted, a person can still be asked for.
 * - `no_such_option`: the offer has no option of that number.
 */
export type AnswerRefusal = 'no_session' | 'expired' | 'closed' | 'stale' | 'no_such_option'
export type Answered = { ok: true; state: 'closed' } | { ok: false; code: AnswerRefusal }

/** Stores the answer and, if accepted, the payment plan, in one transaction; the run hears of it after. */
export function answerOfferPage(deps: Deps, token: string, given: { session: string; answer: PageAnswer; option?: number; note?: string }): Promise<Answered> {
  const known = offerOf(deps, token)
  if (!known) return Promise.resolve({ ok: false, code: 'closed' })
  return deps.db.write((sql): Answered => {
    const offer = offerById(sql, known.id)
    if (!offer?.session || offer.session !== given.session) return { ok: false, code: 'no_session' }
    const nowMs = deps.clock.nowMs()
    const shut = shutState(offer, nowMs)
    if (shut) return { ok: false, code: shut }
    const answered = answerOffer(sql, { offerId: offer.id, answer: ANSWERS[given.answer], option: given.option, note: given.note, nowMs })
    if (answered.kind === 'answered') return { ok: true, state: 'closed' }
    return { ok: false, code: answered.kind }
  })
}
