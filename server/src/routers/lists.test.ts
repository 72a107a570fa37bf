import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TestDesk } from '../testing/desk.ts'
import { receiveEvent } from '../use-cases/receive-event.ts'

describe('the lists of the portfolio page', () => {
  let desk: TestDesk
  beforeAll(async () => {
    desk = await TestDesk.open()
  })
  afterAll(() => desk.close())

  it('has a sender, which it may name itself', async () => {
    const claire = desk.as('Claire')
    const before = (await claire.portfolios.list())[0]
    expect(before?.sender.name).toBe(before?.creditor)
    const sender = { name: 'Banque du Port', phone: '01 99 00 55 55', address: ['2 quai de l’Exemple', '13000 Marseille'] }
    await claire.portfolios.setLetterhead({ portfolioId: before?.portfolioId ?? '', ...sender })
    expect((await claire.portfolios.list())[0]?.sender).toEqual(sender)
    await expect(claire.portfolios.setLetterhead({ portfolioId: before?.portfolioId ?? '', ...sender, phone: ' ' })).rejects.toThrow('phone')
  })
  it('say what each portfolio holds, and which packs bind it', async () => {
    const [portfolio] = await desk.as('Claire').portfolios.list()
    expect(portfolio).toMatchObject({ portfolioId: 'p1', collector: 'creditor', debts: 4, persons: 3, cases: 3, arrearsCents: 40_000, currency: 'EUR' })
    expect(portfolio?.packs.some((pack) => pack.startsWith('fr-house@'))).toBe(true)
    expect(portfolio?.packs.some((pack) => pack.startsWith('us-fed@'))).toBe(false)
  })

  it('find cases, with the run that they are in', async () => {
    const { cases } = desk.as('Claire')
    expect(await cases.search({ search: 'helene march' })).toMatchObject({
      total: 1, next: null, rows: [{ caseRef: 'C-1', person: 'Hélène Marchetti', debts: 2, arrearsCents: 20_000, dpd: 21, openRun: null }],
    })
    const runId = await desk.enrol('C-1')
    expect((await cases.search({ search: 'C-1' })).rows[0]?.openRun).toEqual({ runId, journeyName: 'Reminder' })
    const first = await cases.search({ limit: 2 })
    expect([first.total, first.rows.map(({ caseRef }) => caseRef)]).toEqual([3, ['C-1', 'C-2']])
    expect((await cases.search({ limit: 2, cursor: first.next ?? '' })).rows.map(({ caseRef }) => caseRef)).toEqual(['C-3'])
  })

  it('keep events that fit nothing, newest first, with the reason in words', async () => {
    for (const [n, debt] of [[1, 'D-2-1'], [2, 'nobody'], [3, 'nobody']] as const) {
      desk.nowMs += 1000
      await receiveEvent(desk.deps, { type: 'payment', messageId: `m${n}`, debt, amountCents: 100, currency: 'EUR' }, 'ledger')
    }
    const { events } = desk.as('Claire')
    const unmatched = await events.list({ status: 'unmatched', limit: 1 })
    expect(unmatched).toMatchObject({
      total: 2, rows: [{ messageId: 'm3', type: 'payment', source: 'ledger', reference: 'nobody', reason: { en: 'Unknown reference', fr: 'Référence inconnue' } }],
    })
    expect((await events.list({ status: 'unmatched', limit: 1, cursor: unmatched.next ?? '' })).rows.map(({ messageId }) => messageId)).toEqual(['m2'])
    expect((await events.list({})).rows.map(({ messageId }) => messageId)).toEqual(['m3', 'm2', 'm1'])
  })

  it('refuse pages that are too long', async () => {
    await expect(desk.as('Claire').events.list({ limit: 100_000 })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })
})
