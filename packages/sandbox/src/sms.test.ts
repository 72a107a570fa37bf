import twilio from 'twilio'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startProductDouble } from './product-double.test-support.ts'
import type { ProductDouble, Received } from './product-double.test-support.ts'
import { MONDAY_MS, TOKEN, startDriven } from './sandbox-driver.test-support.ts'

type Driven = Awaited<ReturnType<typeof startDriven>>
let product: ProductDouble
let sandbox: Driven

beforeEach(async () => {
  product = await startProductDouble()
  sandbox = await startDriven(product.url)
})
afterEach(async () => {
  await sandbox.stop()
  await product.stop()
})

const form = (more: Record<string, string> = {}) => ({
  To: '+33639980001', From: '+33199000000', Body: 'Bonjour', StatusCallback: `${product.url}/webhooks/twilio/status?reference=r.1.1`,
  ...more,
})
const formOf = (received: Received) => Object.fromEntries(new URLSearchParams(received.body))
const isSigned = (received: Received) =>
  twilio.validateRequest(TOKEN, String(received.headers['x-twilio-signature']), product.url + received.url, formOf(received))

describe('SMS accepted', () => {
  it('reports sent and delivered, signed as Twilio signs', async () => {
    const answer = await sandbox.sendSms(form())
    expect(answer.status).toBe(201)
    const { sid } = (await answer.json()) as { sid: string }
    expect(sid).toMatch(/^SM[0-9a-f]{32}$/)
    await sandbox.at(MONDAY_MS + 10_000)
    const callbacks = product.to('/webhooks/twilio/status')
    expect(callbacks.map((one) => formOf(one)['MessageStatus'])).toEqual(['sent', 'delivered'])
    expect(callbacks.every(isSigned)).toBe(true)
    expect(callbacks.every((one) => one.url.endsWith('?reference=r.1.1'))).toBe(true)
  })

  it('is logged each time and never deduplicated', async () => {
    await sandbox.sendSms(form())
    await sandbox.sendSms(form())
    const log = await sandbox.log()
    expect(log.map((entry) => [entry.channel, entry.reference, entry.to])).toEqual([
      ['sms', 'r.1.1', '+33639980001'], ['sms', 'r.1.1', '+33639980001'],
    ])
    expect(log[0]?.businessMs).toBe(MONDAY_MS)
    const listed = await sandbox.call('GET', '/2010-04-01/Accounts/ACtest/Messages.json?Reference=r.1.1', undefined, {
      authorization: `Basic ${Buffer.from(`ACtest:${TOKEN}`).toString('base64')}`,
    })
    expect(((await listed.json()) as { messages: unknown[] }).messages).toHaveLength(2)
  })

  it('reports nothing while business time stands still', async () => {
    await sandbox.sendSms(form())
    await sandbox.settle()
    expect(product.received).toEqual([])
  })
})

describe('SMS refused', () => {
  it('with wrong credentials, a bad number, no text; all logged', async () => {
    const wrong = await sandbox.call('POST', '/2010-04-01/Accounts/ACtest/Messages.json', 'To=%2B336', {
      'content-type': 'application/x-www-form-urlencoded', authorization: 'Basic eDp5',
    })
    expect(wrong.status).toBe(401)
    expect((await (await sandbox.sendSms(form({ To: '0639' }))).json())).toMatchObject({ code: 21211 })
    expect((await (await sandbox.sendSms(form({ Body: '' }))).json())).toMatchObject({ code: 21602 })
    expect((await sandbox.log()).map((entry) => entry.response['status'])).toEqual([401, 400, 400])
  })

  it('after STOP, until START', async () => {
    await sandbox.control('behaviour', { on: 'sms', to: '+33639980001', reply: 'STOP', delaySeconds: 30 })
    await sandbox.control('behaviour', { on: 'sms', to: '+33639980002', reply: 'START', delaySeconds: 30 })
    await sandbox.sendSms(form())
    await sandbox.at(MONDAY_MS + 60_000)
    const inbound = product.to('/webhooks/twilio/inbound')
    expect(inbound.map((one) => formOf(one)['Body'])).toEqual(['STOP'])
    expect(inbound.every(isSigned)).toBe(true)
    expect(await (await sandbox.sendSms(form())).json()).toMatchObject({ code: 21610, status: 400 })
    expect((await sandbox.sendSms(form({ To: '+33639980002' }))).status).toBe(201)
  })
})

describe('ordered failures', () => {
  it('429 and 500 take nothing, once each, and are logged', async () => {
    await sandbox.control('behaviour', { fail: '429' })
    await sandbox.control('behaviour', { fail: '500', channel: 'sms' })
    expect((await sandbox.sendSms(form())).status).toBe(429)
    expect((await sandbox.sendSms(form())).status).toBe(500)
    expect((await sandbox.sendSms(form())).status).toBe(201)
    expect(await sandbox.log()).toHaveLength(3)
    await sandbox.at(MONDAY_MS + 60_000)
    expect(product.to('/webhooks/twilio/status')).toHaveLength(2)
  })

  it('timeout_after_accept takes the message and never answers', async () => {
    await sandbox.control('behaviour', { fail: 'timeout_after_accept' })
    const unanswered = sandbox.sendSms(form()).then(() => 'answered', () => 'cut')
    await expect.poll(() => sandbox.log()).toHaveLength(1)
    await sandbox.at(MONDAY_MS + 60_000)
    expect(product.to('/webhooks/twilio/status')).toHaveLength(2)
    await sandbox.stop()
    expect(await unanswered).toBe('cut')
    sandbox = await startDriven(product.url)
  })

  it('slow answers after its delay', async () => {
    await sandbox.control('behaviour', { fail: 'slow', delayMs: 150 })
    const before = performance.now()
    expect((await sandbox.sendSms(form())).status).toBe(201)
    expect(performance.now() - before).toBeGreaterThan(140)
  })

  it('an undelivered message carries the carrier\'s code', async () => {
    await sandbox.control('behaviour', { on: 'sms', status: 'undelivered' })
    await sandbox.sendSms(form())
    await sandbox.at(MONDAY_MS + 60_000)
    expect(formOf(product.to('/webhooks/twilio/status').at(-1)!)).toMatchObject({ MessageStatus: 'undelivered', ErrorCode: '30003' })
  })
})

describe('a callback that nobody takes', () => {
  it('is repeated with the same content until somebody does', async () => {
    await sandbox.stop()
    await product.stop()
    let away = true
    product = await startProductDouble(() => (away ? { status: 503 } : undefined))
    sandbox = await startDriven(product.url)
    await sandbox.control('behaviour', { on: 'sms', reply: 'Bonjour', delaySeconds: 0 })
    await sandbox.sendSms(form())
    await sandbox.at(MONDAY_MS + 3000)
    const refused = product.to('/webhooks/twilio/inbound').length
    expect(refused).toBeGreaterThan(0)
    away = false
    await expect.poll(() => product.to('/webhooks/twilio/inbound').length, { timeout: 4000 }).toBeGreaterThan(refused)
    const sids = new Set(product.to('/webhooks/twilio/inbound').map((one) => formOf(one)['MessageSid']))
    expect(sids.size).toBe(1)
  })
})
