import { afterEach, describe, expect, it } from 'vitest'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isSigned } from './posting/sign.ts'
import { startProductDouble } from './product-double.test-support.ts'
import type { ProductDouble } from './product-double.test-support.ts'
import { MONDAY_MS, SECRETS, debtorTold, startDriven } from './sandbox-driver.test-support.ts'

const DAY_MS = 86_400_000
const portfolio = (n: number) => Array.from({ length: n }, (_, i) => debtorTold(i))
const stops: (() => Promise<void>)[] = []

async function start(more: Parameters<typeof startDriven>[1] = {}) {
  const product = await startProductDouble()
  const sandbox = await startDriven(product.url, { silent: false, ...more })
  stops.push(() => sandbox.stop(), () => product.stop())
  return { product, sandbox }
}
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})

const events = (product: ProductDouble) => product.to('/api/v1/events').map((one) => {
  const { messageId, ...event } = JSON.parse(one.body) as Record<string, unknown>
  return { messageId, event }
})
const story = (product: ProductDouble) => product.received
  .filter((one) => one.url.startsWith('/api/v1') || one.url.includes('/inbound'))
  .map((one) => one.body.replace(/"messageId":"[^"]+",?|(MessageSid|SmsSid|SmsMessageSid)=[^&]+&/g, '')).sort()

async function month(seed: number) {
  const { product, sandbox } = await start({ seed })
  await sandbox.control('debtors', { debtors: portfolio(150) })
  for (const { phone } of portfolio(150)) {
    await sandbox.sendSms({ To: phone, From: '+33199000000', Body: 'Bonjour, un rappel.', StatusCallback: `${product.url}/s?reference=${phone}` })
  }
  for (let day = 1; day <= 30; day += 1) await sandbox.at(MONDAY_MS + day * DAY_MS)
  return { product, sandbox }
}

describe('a portfolio over a month', () => {
  it('tells the same story for the same seed, and another for another', async () => {
    const [first, again, other] = [await month(7), await month(7), await month(8)]
    expect(story(first.product).length).toBeGreaterThan(50)
    expect(story(again.product)).toEqual(story(first.product))
    expect(story(other.product)).not.toEqual(story(first.product))
  }, 40_000)

  it('pays by signed events with unique ids, never more than was owed', async () => {
    const { product } = await month(3)
    const all = events(product)
    expect(new Set(all.map((one) => one.messageId)).size).toBe(all.length)
    expect(product.to('/api/v1/events').every((one) => isSigned(SECRETS.events, one.body, one.headers))).toBe(true)
    const paid = new Map<string, number>()
    for (const { event } of all.filter((one) => one.event['type'] === 'payment')) {
      expect(event).toMatchObject({ creditor: 'BANK', currency: 'EUR' })
      const customer = String(event['customer'])
      paid.set(customer, (paid.get(customer) ?? 0) + Number(event['amountCents']))
    }
    expect(paid.size).toBeGreaterThan(40)
    expect(Math.max(...paid.values())).toBeLessThanOrEqual(40_000)
  }, 40_000)
})

describe('telling the sandbox of people', () => {
  it('upserts by creditor and person, and refuses what it cannot read', async () => {
    const { sandbox } = await start()
    expect(await (await sandbox.control('debtors', { debtors: portfolio(3) })).json()).toEqual({ new: 3, updated: 0 })
    expect(await (await sandbox.control('debtors', { debtors: portfolio(4) })).json()).toEqual({ new: 1, updated: 3 })
    const refused = await sandbox.control('debtors', { debtors: [{ personRef: 'x' }] })
    expect(refused.status).toBe(422)
    expect(await refused.json()).toMatchObject({ code: 'shape_wrong' })
  })

  it('takes 5,000 in one call, and draws their lives, within seconds', async () => {
    const { sandbox } = await start()
    const before = performance.now()
    await sandbox.control('debtors', { debtors: Array.from({ length: 5000 }, (_, i) => debtorTold(i, { dpd: 40 + (i % 60) })) })
    await sandbox.settle()
    expect(performance.now() - before).toBeLessThan(15_000)
  }, 30_000)
})

describe('silent mode', () => {
  it('lets nobody act, until they are woken', async () => {
    const { product, sandbox } = await start({ silent: true })
    await sandbox.control('debtors', { debtors: portfolio(100) })
    await sandbox.at(MONDAY_MS + 20 * DAY_MS)
    expect(events(product)).toEqual([])
    await sandbox.control('behaviour', { on: 'live' })
    await sandbox.at(MONDAY_MS + 40 * DAY_MS)
    expect(events(product).length).toBeGreaterThan(10)
  })
})

describe('a sandbox that starts again on its file', () => {
  it('goes on where it was: the clock, the log, and everything still to come', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sandbox-'))
    stops.push(() => rm(folder, { recursive: true }))
    const file = join(folder, 'sandbox.db')
    const { product, sandbox } = await start({ file })
    await sandbox.control('behaviour', { on: 'sms', reply: 'Oui', delaySeconds: 3600 })
    await sandbox.sendSms({ To: '+33639980001', From: '+33199000000', Body: 'x', StatusCallback: '' })
    await sandbox.stop()
    stops.shift()
    const again = await startDriven(product.url, { file })
    stops.unshift(() => again.stop())
    expect(await again.log()).toHaveLength(1)
    await again.at(MONDAY_MS + 2 * 3_600_000)
    expect(product.to('/webhooks/twilio/inbound')).toHaveLength(1)
  })
})

describe('the payment page', () => {
  it('pays by hand what the form says', async () => {
    const { product, sandbox } = await start({ silent: true })
    await sandbox.control('debtors', { debtors: portfolio(2) })
    expect(await (await sandbox.call('GET', '/pay/BANK/P1')).text()).toContain('value="400.00"')
    await sandbox.call('POST', '/pay/BANK/P1', 'amount=12,50', { 'content-type': 'application/x-www-form-urlencoded' })
    await sandbox.settle()
    expect(events(product)).toMatchObject([{ event: { type: 'payment', customer: 'P1', amountCents: 1250, debt: 'D1' } }])
    const unreadable = await sandbox.call('POST', '/pay/BANK/P1', 'amount=abc', { 'content-type': 'application/x-www-form-urlencoded' })
    expect(unreadable.status).toBe(422)
  })
})
