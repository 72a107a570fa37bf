import { createHmac } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { beginContact, contactByKey, settleContact } from '@parcours/store'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TestDesk } from '../testing/desk.ts'
import { publicListener } from './public.ts'

let desk: TestDesk
let app: FastifyInstance
let runId: string
beforeEach(async () => {
  desk = await TestDesk.open()
  app = await publicListener(desk.deps)
  runId = await desk.enrol('C-3')
})
afterEach(async () => {
  await app.close()
  await desk.close()
})

const SECRET = 'x'.repeat(8)
const link = (kind: string, id: string) => `/${kind}/${id}.${createHmac('sha256', SECRET).update(`${kind}:${id}`).digest('base64url').slice(0, 22)}`

/** A message that has left, as the gate writes it. */
async function sent(channel: string, address: string, visit = 2): Promise<string> {
  await desk.deps.db.write((sql) => {
    const { id } = beginContact(sql, {
      runId, visitSeq: visit, attempt: 1, nodeId: 'sms', personId: 'per3', caseId: 'case3', debtIds: '["debt3-1"]', channel, address, textId: 't@1',
      language: 'fr', subject: null, body: 'x', at: desk.nowMs, sendByRealMs: desk.nowMs, windowEndMs: desk.nowMs, sandbox: 1,
    })
    settleContact(sql, id, { status: 'sent', nowMs: desk.nowMs, from: ['sending'] })
  })
  return `${runId}.${visit}.1`
}
const optOuts = () => desk.deps.db.read.all('SELECT scope, channel, address FROM opt_out')

function signed(url: string, body: unknown, headers: Record<string, string> = {}) {
  const payload = JSON.stringify(body)
  const timestamp = String(Math.floor(desk.nowMs / 1000))
  const signature = `sha256=${createHmac('sha256', SECRET).update(`${timestamp}.${payload}`).digest('hex')}`
  return app.inject({ method: 'POST', url, payload, headers: { 'content-type': 'application/json', 'x-parcours-timestamp': timestamp, 'x-parcours-signature': signature, ...headers } })
}

describe('the link that stops messages', () => {
  it('stops the address of its own message, once', async () => {
    const stop = link('stop', await sent('sms', '+33611111111'))
    for (let i = 0; i < 2; i++) expect((await app.inject({ method: 'POST', url: stop })).body).toContain('You will get no more messages')
    expect(optOuts()).toEqual([{ scope: 'address', channel: 'sms', address: '+33611111111' }])
  })

  it('takes the one-click form of mail programs', async () => {
    const url = link('stop', await sent('email', 'rosa@example.org'))
    const form = { payload: '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n', headers: { 'content-type': 'multipart/form-data; boundary=b' } }
    expect((await app.inject({ method: 'POST', url, ...form })).statusCode).toBe(200)
    expect(optOuts()).toEqual([{ scope: 'address', channel: 'email', address: 'rosa@example.org' }])
  })

  it('means the email of the run where the message never left', async () => {
    await app.inject({ method: 'POST', url: link('stop', `${runId}.9.1`) })
    expect(optOuts()).toEqual([{ scope: 'address', channel: 'email', address: 'rosa@example.org' }])
  })

  it('says the same and does nothing when it is not ours, or only looked at', async () => {
    const reference = await sent('sms', '+33611111111')
    for (const url of [`/stop/${reference}.${'A'.repeat(22)}`, `/stop/${runId}`, link('a', reference).replace('/a/', '/stop/')]) {
      expect((await app.inject({ method: 'POST', url })).body).toContain('You will get no more messages')
    }
    expect((await app.inject(link('stop', reference))).body).toContain('Stop messages to this address')
    expect(optOuts()).toEqual([])
  })
})

describe('the personal page of a run without an offer', () => {
  it('says how to reach the sender and nothing else', async () => {
    const page = await app.inject(link('a', runId))
    expect(page.body).toContain('01 99 00 12 34')
    expect(page.body).not.toMatch(/Rosa|Blanc|Banque|C-3|100/)
    expect((await app.inject(`/a/${runId}.${'A'.repeat(22)}`)).body).toContain('not valid')
  })
})

describe('events', () => {
  it('are told apart by their message id alone: the key, which nothing signs, makes no second payment', async () => {
    const payment = { type: 'payment', messageId: 'm1', debt: 'D-3-1', amountCents: 1_000, currency: 'EUR' }
    expect((await signed('/api/v1/events', payment, { 'x-parcours-key': 'ledger' })).statusCode).toBe(202)
    expect((await signed('/api/v1/events', payment, { 'x-parcours-key': 'somebody' })).json()).toMatchObject({ kind: 'duplicate' })
    expect((await signed('/api/v1/events', { ...payment, amountCents: 2_000 })).statusCode).toBe(409)
    expect(desk.deps.db.read.get('SELECT SUM(amountCents) AS cents FROM payment')).toEqual({ cents: 1_000 })
  })
})

describe('a letter that comes back', () => {
  it('is undelivered, and its address is used no more', async () => {
    await desk.deps.db.write((sql) => sql.run(`INSERT INTO contact_point (id, personId, kind, value) VALUES ('post3', 'per3', 'post', 'Rue 1')`))
    const reference = await sent('letter', 'Rue 1')
    const back = { type: 'letter.returned', reference, messageId: 'l1', at: '2026-11-23T09:00:00Z' }
    expect((await signed('/webhooks/letter', back)).json()).toEqual({ answer: 'applied' })
    expect((await signed('/webhooks/letter', back)).json()).toEqual({ answer: 'repeated' })
    expect(contactByKey(desk.deps.db.read, runId, 2, 1)).toMatchObject({ status: 'undelivered', outcome: 'bounced' })
    expect(desk.deps.db.read.get(`SELECT undeliveredAt FROM contact_point WHERE id = 'post3'`)).toEqual({ undeliveredAt: desk.nowMs })
  })
})

describe('the end of a call', () => {
  const result = { outcome: 'says_already_paid', also: [], durationSeconds: 30, identityVerified: true, disclosureAtMs: 100, costCents: 12 }
  const ended = (reference: string, messageId: string) => signed('/webhooks/voice', { type: 'voice.ended', reference, messageId, result })

  it('corrects a row that we had given up, and counts once however often it is told', async () => {
    const reference = await sent('voice_ai', '+33611111111')
    await desk.deps.db.write((sql) => sql.run(`UPDATE contact SET status = 'failed'`))
    await ended(reference, 'v1')
    await ended(reference, 'v2')
    expect(contactByKey(desk.deps.db.read, runId, 2, 1)).toMatchObject({ status: 'delivered', outcome: 'conversation', costCents: 12 })
    expect(desk.deps.db.read.all(`SELECT kind FROM suspension`)).toEqual([{ kind: 'says_paid' }])
    expect(desk.deps.db.read.all(`SELECT kind FROM delivery WHERE kind = 'complete'`)).toHaveLength(1)
  })
})
