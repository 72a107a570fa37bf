import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startProductDouble } from './product-double.test-support.ts'
import type { ProductDouble } from './product-double.test-support.ts'
import { MONDAY_MS, startDriven } from './sandbox-driver.test-support.ts'

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

const send = () => sandbox.sendSms({
  To: '+33639980001', From: '+33199000000', Body: 'Bonjour', StatusCallback: `${product.url}/webhooks/twilio/status?reference=r.1.1`,
})
const statuses = () => product.to('/webhooks/twilio/status').map(({ body }) => new URLSearchParams(body).get('MessageStatus'))

describe('callbacks in disorder', () => {
  it('come twice, each the same as before', async () => {
    await sandbox.control('behaviour', { callbacks: 'twice', channel: 'sms' })
    await send()
    await sandbox.at(MONDAY_MS + 10_000)
    expect(statuses()).toEqual(['sent', 'sent', 'delivered'])
    const [first, second] = product.to('/webhooks/twilio/status')
    expect(second?.body).toBe(first?.body)
    expect(second?.headers['x-twilio-signature']).toBe(first?.headers['x-twilio-signature'])
  })

  it('come behind those that follow them, once', async () => {
    await sandbox.control('behaviour', { callbacks: 'reordered', delaySeconds: 60 })
    await send()
    await sandbox.at(MONDAY_MS + 10_000)
    expect(statuses()).toEqual(['delivered'])
    await sandbox.at(MONDAY_MS + 120_000)
    expect(statuses()).toEqual(['delivered', 'sent'])
  })

  it('only those of the channel that was named', async () => {
    await sandbox.control('behaviour', { callbacks: 'twice', channel: 'email', times: 5 })
    await send()
    await sandbox.at(MONDAY_MS + 10_000)
    expect(statuses()).toEqual(['sent', 'delivered'])
  })

  it('a disorder that nobody knows is refused', async () => {
    const answer = await sandbox.control('behaviour', { callbacks: 'lost' })
    expect(answer.status).toBe(422)
  })
})
