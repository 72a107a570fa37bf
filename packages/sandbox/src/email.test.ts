import nodemailer from 'nodemailer'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isSigned } from './posting/sign.ts'
import { startProductDouble } from './product-double.test-support.ts'
import type { ProductDouble } from './product-double.test-support.ts'
import { MONDAY_MS, SECRETS, startDriven } from './sandbox-driver.test-support.ts'

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

const send = (more: Record<string, unknown> = {}) => {
  const transport = nodemailer.createTransport({ host: '127.0.0.1', port: sandbox.smtpPort, ignoreTLS: true })
  return transport.sendMail({
    from: 'Banque <a@example.org>', to: 'p1@example.org', subject: 'Échéance', text: `Bonjour, voyez ${product.url}/o/tok.`,
    headers: { 'X-Parcours-Reference': 'r.3.1' }, ...more,
  })
}
const reports = () => product.to('/webhooks/email').map((one) => JSON.parse(one.body) as Record<string, unknown>)

describe('an email', () => {
  it('is logged with our reference and reported delivered, signed', async () => {
    await send()
    expect(await sandbox.log()).toMatchObject([{ channel: 'email', reference: 'r.3.1', to: 'p1@example.org', params: { subject: 'Échéance' } }])
    await sandbox.at(MONDAY_MS + 60_000)
    expect(reports()).toMatchObject([{ type: 'email.delivered', reference: 'r.3.1', at: new Date(MONDAY_MS + 5000).toISOString() }])
    const { headers, body } = product.to('/webhooks/email')[0]!
    expect(isSigned(SECRETS.emailWebhook, body, headers)).toBe(true)
  })

  it('is answered as a test told: clicked with the link, bounced, unsubscribed, complained, replied', async () => {
    const actions = ['click', 'bounce', 'unsubscribe', 'complain', 'reply']
    for (const action of actions) await sandbox.control('behaviour', { on: 'email', action, reply: 'Non', delaySeconds: 10 })
    for (const action of actions) await send({ headers: { 'X-Parcours-Reference': action } })
    await sandbox.at(MONDAY_MS + 60_000)
    const ofType = (type: string) => reports().filter((one) => one['type'] === type)
    expect(ofType('email.clicked')).toMatchObject([{ reference: 'click', url: `${product.url}/o/tok` }])
    expect(ofType('email.bounced')).toMatchObject([{ reference: 'bounce', kind: 'hard' }])
    expect(ofType('email.unsubscribed')).toMatchObject([{ reference: 'unsubscribe' }])
    expect(ofType('email.complained')).toMatchObject([{ reference: 'complain' }])
    expect(ofType('email.replied')).toMatchObject([{ reference: 'reply', text: 'Non' }])
    expect(ofType('email.delivered')).toHaveLength(4)
  })

  it('is refused with 451 and 554 where a test ordered it, and logged all the same', async () => {
    await sandbox.control('behaviour', { fail: '429', channel: 'email' })
    await sandbox.control('behaviour', { fail: '500', channel: 'email' })
    await expect(send()).rejects.toMatchObject({ responseCode: 451 })
    await expect(send()).rejects.toMatchObject({ responseCode: 554 })
    expect((await sandbox.log()).map((entry) => entry.response['status'])).toEqual([451, 554])
  })
})
