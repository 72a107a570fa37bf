import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isSigned, signedHeaders } from './posting/sign.ts'
import { startProductDouble } from './product-double.test-support.ts'
import type { ProductDouble } from './product-double.test-support.ts'
import { MONDAY_MS, SECRETS, debtorTold, startDriven } from './sandbox-driver.test-support.ts'

let product: ProductDouble
let sandbox: Awaited<ReturnType<typeof startDriven>>

beforeEach(async () => {
  product = await startProductDouble()
  sandbox = await startDriven(product.url)
})
afterEach(async () => {
  await sandbox.stop()
  await product.stop()
})

const order = () => ({
  reference: 'r.2.1', to: '+33639980001', from: '+33199000000', language: 'fr',
  script: { opening: 'Bonjour', purposes: ['promise'] }, callbackUrl: `${product.url}/webhooks/voice?reference=r.2.1`,
})
const place = (body: unknown) => {
  const text = JSON.stringify(body)
  return sandbox.call('POST', '/voice/calls', text, signedHeaders(SECRETS.voice, text))
}
const list = async (reference: string) => {
  const path = `/voice/calls?reference=${reference}`
  const answer = await sandbox.call('GET', path, undefined, signedHeaders(SECRETS.voice, path))
  return ((await answer.json()) as { calls: Record<string, unknown>[] }).calls
}
const ended = () => product.to('/webhooks/voice').map((one) => JSON.parse(one.body) as Record<string, unknown>)

describe('a call', () => {
  it('ends with the result a test told, by a signed callback, and can be asked for', async () => {
    const result = {
      outcome: 'promise', durationSeconds: 200, promise: { amountCents: 12_000, dueDate: '2027-09-13' }, costCents: 50,
    }
    await sandbox.control('behaviour', { on: 'voice', to: '+33639980001', result, delaySeconds: 30 })
    const { callId } = (await (await place(order())).json()) as { callId: string }
    expect(await list('r.2.1')).toEqual([{ callId, status: 'queued' }])
    await sandbox.at(MONDAY_MS + 10_000)
    expect(await list('r.2.1')).toEqual([{ callId, status: 'in_progress' }])
    expect(ended()).toEqual([])
    await sandbox.at(MONDAY_MS + 40_000)
    expect(ended()).toEqual([{
      type: 'voice.ended', reference: 'r.2.1', messageId: `${callId}:ended`,
      result: { also: [], identityVerified: true, disclosureAtMs: 1500, ...result },
    }])
    const { headers, body } = product.to('/webhooks/voice')[0]!
    expect(isSigned(SECRETS.voice, body, headers)).toBe(true)
    expect((await list('r.2.1'))[0]).toMatchObject({ status: 'ended', result: { outcome: 'promise' } })
  })

  it('to a number without a person rings until nobody answers', async () => {
    await place(order())
    await sandbox.at(MONDAY_MS + 60_000)
    expect(ended()).toMatchObject([{ result: { outcome: 'no_answer', durationSeconds: 0, costCents: 0, disclosureAtMs: null } }])
  })

  it('is refused without a valid signature, with a stale one, and out of shape; all logged', async () => {
    const text = JSON.stringify(order())
    const stale = String(Math.floor(Date.now() / 1000) - 3600)
    const signature = `sha256=${createHmac('sha256', SECRETS.voice).update(`${stale}.${text}`).digest('hex')}`
    const statuses = [
      (await sandbox.call('POST', '/voice/calls', text)).status,
      (await sandbox.call('POST', '/voice/calls', text, { 'x-parcours-timestamp': stale, 'x-parcours-signature': signature })).status,
      (await place({ ...order(), to: '12' })).status,
    ]
    expect(statuses).toEqual([401, 401, 422])
    expect((await sandbox.log()).map((entry) => entry.response['status'])).toEqual([401, 401, 422])
  })

  it('of the same reference twice is two calls', async () => {
    await place(order())
    await place(order())
    await sandbox.at(MONDAY_MS + 60_000)
    expect(ended()).toHaveLength(2)
    expect(new Set(ended().map((body) => body['messageId'])).size).toBe(2)
  })
})

describe('what is promised in a call', () => {
  it('is remembered by the person: paid, paid in part or broken on its day', async () => {
    await sandbox.control('behaviour', { on: 'live' })
    // Too late past due to pay unasked: every payment below comes from a promise.
    const debtors = Array.from({ length: 120 }, (_, i) => debtorTold(i, { dpd: 20, language: 'en', timeZone: 'Europe/Paris' }))
    await sandbox.control('debtors', { debtors })
    for (const debtor of debtors) await place({ ...order(), reference: debtor.personRef, to: debtor.phone })
    await sandbox.at(MONDAY_MS + 3_600_000)
    type Ended = { reference: string; result: { outcome: string; promise?: { amountCents: number; dueDate: string } } }
    const promises = (ended() as unknown as Ended[]).filter((one) => one.result.outcome === 'promise')
    expect(ended()).toHaveLength(120)
    expect(promises.length).toBeGreaterThan(3)
    expect(promises.every((one) => one.result.promise!.dueDate >= '2027-09-06')).toBe(true)
    await sandbox.at(MONDAY_MS + 16 * 86_400_000)
    const payers = product.to('/api/v1/events')
      .map((one) => JSON.parse(one.body) as { type: string; customer: string; valueDate: string })
      .filter((event) => event.type === 'payment')
    const dueOf = new Map(promises.map((one) => [one.reference, one.result.promise!.dueDate]))
    const onTheDay = payers.filter((event) => dueOf.get(event.customer) === event.valueDate)
    expect(onTheDay.length).toBeGreaterThan(0)
  })
})
