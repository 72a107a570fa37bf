import { afterEach, describe, expect, it } from 'vitest'
import { startProductDouble } from './product-double.test-support.ts'
import type { ProductDouble, Received } from './product-double.test-support.ts'
import { MONDAY_MS, debtorTold, startDriven } from './sandbox-driver.test-support.ts'

const DAY_MS = 86_400_000
const instalments = ['2027-09-10', '2027-10-10', '2027-11-10'].map((dueDate) => ({ amountCents: 13_333, dueDate }))
let product: ProductDouble
let sandbox: Awaited<ReturnType<typeof startDriven>>

afterEach(async () => {
  await sandbox.stop()
  await product.stop()
})

function page({ url, body }: Received) {
  if (url === '/api/portal/offers/tok') return { status: 200, body: { needs: 'birthDate' } }
  if (url === '/api/portal/offers/tok/verify') {
    const facts = JSON.parse(body) as { birthDate?: string }
    return facts.birthDate === '1980-04-02' ? { status: 200, body: { ok: true, session: 's1', offer: { options: [{ n: 1, instalments }] } } } : { status: 200, body: { ok: false, triesLeft: 4 } }
  }
  if (url === '/api/portal/offers/tok/answer') return { status: 200, body: { ok: true, state: 'closed' } }
  return url.startsWith('/api/portal') ? { status: 404 } : undefined
}

const start = async () => {
  product = await startProductDouble(page)
  sandbox = await startDriven(product.url, { silent: false })
  await sandbox.control('debtors', { debtors: [debtorTold(1, { dpd: 200, arrearsCents: 39_999 })] })
  await sandbox.at(MONDAY_MS)
}
const text = (link: string) => sandbox.sendSms({
  To: '+33639980001', From: '+33199000000', Body: `Choisissez votre échéancier : ${link}.`, StatusCallback: `${product.url}/s?reference=r`,
})
const portal = () => product.received.filter((one) => one.url.startsWith('/api/portal')).map((one) => `${one.method} ${one.url}`)

describe('a link to an offer', () => {
  it('is opened, proven, accepted; the instalments are then paid by their days', async () => {
    await start()
    const facts = { birthDate: '1980-04-02' }
    await sandbox.control('behaviour', { on: 'sms', follow: 'accept', facts, delaySeconds: 60 })
    await text(`${product.url}/o/tok`)
    await sandbox.at(MONDAY_MS + 120_000)
    expect(portal()).toEqual([
      'GET /api/portal/offers/tok', 'POST /api/portal/offers/tok/verify', 'POST /api/portal/offers/tok/answer',
    ])
    expect(JSON.parse(product.to('/api/portal/offers/tok/answer')[0]!.body)).toEqual({ session: 's1', answer: 'accept', option: 1 })
    await sandbox.at(MONDAY_MS + 80 * DAY_MS)
    const paid = product.to('/api/v1/events').map((one) => JSON.parse(one.body) as { amountCents: number; type: string })
    expect(paid.filter((event) => event.amountCents === 13_333 && event.type === 'payment').length).toBeGreaterThan(0)
  })

  it('stays unproven with the wrong birth date', async () => {
    await start()
    await sandbox.control('behaviour', { on: 'sms', follow: 'accept', facts: { birthDate: '1990-01-01' }, delaySeconds: 0 })
    await text(`${product.url}/o/tok`)
    await sandbox.at(MONDAY_MS + 120_000)
    expect(portal()).toEqual(['GET /api/portal/offers/tok', 'POST /api/portal/offers/tok/verify'])
  })

  it('that the page does not know counts as nothing, and a link elsewhere is not followed', async () => {
    await start()
    await sandbox.control('behaviour', { on: 'sms', follow: 'accept', delaySeconds: 0, times: 2 })
    await text(`${product.url}/o/unknown`)
    await text('https://example.org/o/tok')
    await sandbox.at(MONDAY_MS + 120_000)
    expect(portal()).toEqual(['GET /api/portal/offers/unknown'])
  })

  it('can be answered in another way', async () => {
    await start()
    await sandbox.control('behaviour', { on: 'sms', follow: 'difficulty', facts: { birthDate: '1980-04-02' }, delaySeconds: 0 })
    await text(`${product.url}/o/tok`)
    await sandbox.at(MONDAY_MS + 120_000)
    expect(JSON.parse(product.to('/api/portal/offers/tok/answer')[0]!.body)).toEqual({ session: 's1', answer: 'difficulty' })
  })
})
