import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ImportDesk } from './testing/import-desk.ts'

let files: ImportDesk
beforeEach(async () => {
  files = await ImportDesk.open()
})
afterEach(() => files.close())

const pay = (...rows: string[]) => files.load(['Référence créance;Montant;Date de valeur;Nature;Devise;N° opération', ...rows].join('\n'), { kind: 'payments' })
const arrears = (reference: string) => files.all<{ arrearsCents: number }>('SELECT arrearsCents FROM debt WHERE reference = ?', reference)[0]?.arrearsCents

describe('a payments file', () => {
  it('books payments and reversals, keeps what fits nothing, and lists it with its line', async () => {
    const view = await pay('D-1-1;40,00;20/11/2026;paiement;;', 'D-2-1;30,00;20/11/2026;;EUR;', 'nobody;12,00;20/11/2026;;;', 'D-2-1;30,00;21/11/2026;rejet;;', 'D-3-1;5,00;20/11/2026;;USD;', 'D-3-1;250,00;20/11/2026;;;', 'D-3-1;x;20/11/2026;;;')
    expect(view).toMatchObject({ status: 'confirmed', inserted: 6, refused: 1, totals: { rows: 7, amountCents: { EUR: 30_200, USD: 500 } } })
    expect([arrears('D-1-1'), arrears('D-2-1'), arrears('D-3-1')]).toEqual([6_000, 10_000, 0])
    expect(view.unallocated.map(({ line, reference, amountCents, reason }) => [line, reference, amountCents, reason.en])).toEqual([
      [4, 'nobody', 1_200, 'Unknown reference'], [6, 'D-3-1', 500, 'Another currency'], [7, 'D-3-1', 5_000, 'Overpayment'],
    ])
    expect(view.refusals).toMatchObject([{ line: 8, column: 'Montant', value: 'x' }])
    expect(view.refusalsTotal).toBe(1)
  })

  it('changes nothing when it comes twice; two equal rows are two payments', async () => {
    const rows = ['D-1-1;10,00;20/11/2026;;;', 'D-1-1;10,00;20/11/2026;;;', 'nobody;1,00;20/11/2026;;;']
    expect(await pay(...rows)).toMatchObject({ inserted: 3, unchanged: 0 })
    expect(arrears('D-1-1')).toBe(8_000)
    const before = files.everything()
    const again = await pay(...rows)
    expect(again).toMatchObject({ inserted: 0, unchanged: 3, totals: { amountCents: { EUR: 2_100 } } })
    expect(again.unallocated).toMatchObject([{ line: 4, reference: 'nobody' }])
    expect(files.everything()).toEqual(before)
  })

  it('knows a payment by its number in whatever file it stands, and refuses one that has changed', async () => {
    await pay('D-1-1;10,00;20/11/2026;;;P-1')
    const next = await pay('D-1-2;20,00;21/11/2026;;;P-2', 'D-1-1;10,00;20/11/2026;;;P-1', 'D-1-2;99,00;21/11/2026;;;P-2', 'D-1-1;10,00;22/11/2026;rejet;;P-1')
    expect(next).toMatchObject({ inserted: 2, unchanged: 1, refused: 1 })
    expect(next.refusals).toMatchObject([{ line: 4, column: 'N° opération', reason: { en: 'This payment is known with another content' }, value: 'P-2' }])
    expect([arrears('D-1-1'), arrears('D-1-2')]).toEqual([10_000, 8_000])
  })

  it('may be booked again in the right portfolio after the wrong one', async () => {
    await files.desk.deps.db.write((sql) => sql.run(`INSERT INTO portfolio (id, name, creditor, collector, country, currency) VALUES ('p2', 'Other', 'Autre', 'creditor', 'FR', 'EUR')`))
    const file = 'reference;amount;value date\nD-1-1;10;2026-11-20\n'
    expect((await files.load(file, { kind: 'payments', portfolioId: 'p2' })).unallocated).toHaveLength(1)
    expect(await files.load(file, { kind: 'payments' })).toMatchObject({ inserted: 1, unallocated: [] })
    expect(arrears('D-1-1')).toBe(9_000)
  })

  it('ends the waiting run that it cures', async () => {
    const runId = await files.desk.enrol('C-2')
    await pay('D-2-1;100,00;20/11/2026;;;')
    const [delivery] = files.all<{ payload: string }>(`SELECT payload FROM delivery WHERE kind = 'event' AND runId = ?`, runId)
    expect(JSON.parse(delivery?.payload ?? '{}')).toMatchObject({ type: 'payment', stop: 'cured' })
  })
})
