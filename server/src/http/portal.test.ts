import { createHmac } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { expireOffer, makeOffer, setLetterhead } from '@parcours/store'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { HOUR, TestDesk } from '../testing/desk.ts'
import { publicListener } from './public.ts'

let desk: TestDesk
let app: FastifyInstance
let runId: string
let token: string
beforeEach(async () => {
  desk = await TestDesk.open()
  app = await publicListener(desk.deps)
  runId = await desk.enrol('C-3')
  token = await desk.deps.db.write((sql) => {
    const instalments = [1, 2].map((n) => ({ n, amountCents: 5_000, dueDate: `2026-12-0${n}`, dueAtMs: desk.nowMs + n * 24 * HOUR }))
    const id = makeOffer(sql, {
      runId, visitSeq: 2, caseId: 'case3', personId: 'per3', language: 'fr', bounds: {}, options: [{ n: 1, instalments }],
      validUntilMs: desk.nowMs + HOUR, nowMs: desk.nowMs, tag: 1,
    })
    return `${id}.${createHmac('sha256', 'x'.repeat(8)).update(id).digest('base64url').slice(0, 22)}`
  })
})
afterEach(async () => {
  await app.close()
  await desk.close()
})

const post = (path: string, payload: object) =>
  app.inject({ method: 'POST', url: `/api/portal/offers/${token}/${path}`, payload: JSON.stringify(payload), headers: { 'content-type': 'application/json' } })
const opens = async () => (await post('verify', { postcode: '75011' })).json<{ session: string; state?: string; offer?: { stale: boolean; creditor: string } }>()
const answers = async (session: string, more: object = { answer: 'accept', option: 1 }) => {
  const reply = await post('answer', { session, ...more })
  return { status: reply.statusCode, code: reply.json<{ error?: { code: string; message: string } }>().error?.code }
}
const plans = () => desk.deps.db.read.all('SELECT status FROM payment_plan')
const state = async () => (await app.inject(`/api/portal/offers/${token}`)).json<{ state: string }>().state

describe('an offer that is answered', () => {
  it('in time becomes a payment plan; a second time it is closed', async () => {
    const { session, offer } = await opens()
    expect(offer?.stale).toBe(false)
    expect(await answers(session, { answer: 'accept', option: 2 })).toEqual({ status: 422, code: 'no_such_option' })
    expect(await answers(session)).toEqual({ status: 200, code: undefined })
    expect(plans()).toEqual([{ status: 'proposed' }])
    expect(await answers(session)).toEqual({ status: 409, code: 'closed' })
    expect([await state(), (await opens()).state]).toEqual(['closed', 'closed'])
  })
  it('by somebody who has not shown who they are is refused', async () => {
    expect(await answers('made-up')).toEqual({ status: 401, code: 'no_session' })
  })
})

describe('an offer that is accepted too late', () => {
  it('has expired, by time', async () => {
    const { session } = await opens()
    desk.nowMs += HOUR
    expect(await answers(session)).toEqual({ status: 409, code: 'expired' })
    expect([await state(), (await opens()).state, plans()]).toEqual(['expired', 'expired', []])
  })
  it('has expired too when its run went on without it', async () => {
    const { session } = await opens()
    await desk.deps.db.write((sql) => expireOffer(sql, runId, 2))
    expect(await answers(session)).toEqual({ status: 409, code: 'expired' })
    expect([await state(), (await opens()).state]).toEqual(['expired', 'expired'])
  })
  it('is stale when the amount owed has changed: said by name, before and after, and a person can be asked for', async () => {
    const { session } = await opens()
    await desk.deps.db.write((sql) => sql.run(`UPDATE debt SET arrearsCents = 7000 WHERE id = 'debt3-1'`))
    expect(await answers(session)).toEqual({ status: 409, code: 'stale' })
    expect(plans()).toEqual([])
    const again = await opens()
    expect(again.offer?.stale).toBe(true)
    expect(await answers(again.session, { answer: 'asked_human' })).toEqual({ status: 200, code: undefined })
  })
})

describe('a portfolio with a sender of its own', () => {
  it('is reached there from the page of a message; an offer still names the creditor', async () => {
    await setLetterhead(desk.deps.db, 'p1', { name: 'Agence Exemple', phone: '01 99 00 77 77', address: ['2 quai Fictif', '00000 Exempleville'] })
    expect((await opens()).offer?.creditor).toBe('Banque Exemple')
    const reach = await app.inject(`/a/${runId}.${createHmac('sha256', 'x'.repeat(8)).update(`a:${runId}`).digest('base64url').slice(0, 22)}`)
    expect(reach.body).toContain('01 99 00 77 77')
    expect(reach.body).toContain('2 quai Fictif, 00000 Exempleville')
    expect(reach.body).not.toContain('01 99 00 12 34')
  })
})
