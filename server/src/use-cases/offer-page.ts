import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { answerOffer, loadCase, offerById, type OfferOption, type OfferRecord, type Sql } from '@parcours/store'
import type { Deps } from '../deps.ts'

export type PageState = 'locked' | 'open' | 'expired' | 'closed' | 'invalid'
export interface OfferPage {
  state: PageState
  language: string
  creditor: null
  checks: ('birth_date' | 'postcode')[]
  triesLeft: number
}
export interface OfferShown {
  arrearsCents: number
  currency: string
  creditor: string
  firstName: string
  validUntilMs: number
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
  if (offer.status === 'open' && offer.validUntil > deps.clock.nowMs()) return { ...page, state: 'locked' }
  return { ...page, state: offer.status === 'expired' || offer.status === 'open' ? 'expired' : 'closed' }
}

export type Verified = { ok: true; session: string; offer: OfferShown } | { ok: false; triesLeft: number; state: PageState }

/** One identity fact, five tries for the life of the link; a try is counted before it is looked at. */
export function verifyOffer(deps: Deps, token: string, given: { birthDate?: string; postcode?: string }): Promise<Verified> {
  const known = offerOf(deps, token)
  if (!known) return Promise.resolve({ ok: false, triesLeft: 0, state: 'invalid' })
  return deps.db.write((sql) => {
    const offer = offerById(sql, known.id)
    if (!offer || offer.status !== 'open' || offer.validUntil <= deps.clock.nowMs()) return { ok: false, triesLeft: 0, state: 'closed' }
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
    options: options.map((option) => ({
      n: option.n, totalCents: total(option), frozenInterest: bounds.frozenInterest ?? false,
      instalments: option.instalments.map(({ n, amountCents, dueDate }) => ({ n, amountCents, dueDate })),
    })),
  }
}

const ANSWERS = { accept: 'accepted', accepted: 'accepted', other_amount: 'other_amount', asked_human: 'asked_human', difficulty: 'difficulty', declined: 'declined' } as const
export type PageAnswer = keyof typeof ANSWERS

export type Answered = { ok: true; state: 'closed' } | { ok: false; code: 'no_session' | 'expired' | 'closed' | 'no_such_option' }

/** Stores the answer and, if accepted, the payment plan, in one transaction; the run hears of it after. */
export function answerOfferPage(deps: Deps, token: string, given: { session: string; answer: PageAnswer; option?: number; note?: string }): Promise<Answered> {
  const known = offerOf(deps, token)
  if (!known) return Promise.resolve({ ok: false, code: 'closed' })
  return deps.db.write((sql): Answered => {
    const offer = offerById(sql, known.id)
    if (!offer?.session || offer.session !== given.session) return { ok: false, code: 'no_session' }
    const nowMs = deps.clock.nowMs()
    if (offer.validUntil <= nowMs) return { ok: false, code: 'expired' }
    const answered = answerOffer(sql, { offerId: offer.id, answer: ANSWERS[given.answer], option: given.option, note: given.note, nowMs })
    if (answered.kind === 'answered') return { ok: true, state: 'closed' }
    return { ok: false, code: answered.kind }
  })
}
