import { describe, expect, it } from 'vitest'
import { columnsOf, uniqueHeaders, type Columns, type RowReading } from './columns.ts'
import { readPaymentRow } from './payment-row.ts'
import { readPortfolioRow } from './portfolio-row.ts'

const columns = (names: string, more: Partial<RowReading> = {}): Columns => {
  const headers = names.split(' ')
  return columnsOf({ headers, mapping: Object.fromEntries(headers.map((name) => [name, name])), decimal: 'comma', dateOrder: 'dmy', portfolio: { country: 'FR', currency: 'EUR' }, ...more })
}
const PORTFOLIO = columns('reference customer firstName lastName arrears balance dueDate currency phone email birthDate country street postcode city attr.use')
const debt = (cells: string, from = PORTFOLIO) => readPortfolioRow(from, { line: 7, cells: cells.split('|') })
const GOOD = 'BN-1|K1| Zoé |Du  rand|1 234,50|2 000|01/02/2026|||z@Example.org|03/04/1980||9001 rue X|69001|Lyon|0,5'

describe('a row of a portfolio', () => {
  it('is read whole', () => {
    expect(debt(GOOD)).toEqual({
      refusals: [],
      row: {
        line: 7, reference: 'BN-1', customerRef: 'K1', currency: 'EUR', arrearsCents: 123_450, balanceCents: 200_000, dueDate: '2026-02-01', attributes: { use: 0.5 },
        person: { firstName: 'Zoé', lastName: 'Du rand', birthDate: '1980-04-03', language: null, country: null, street: '9001 rue X', postcode: '69001', city: 'Lyon' },
        points: [{ kind: 'email', value: 'z@example.org' }, { kind: 'post', value: '9001 rue X, 69001 Lyon' }],
      },
    })
  })

  it('tells all that keeps it out, with column, reason and value', () => {
    const { row, refusals } = debt('|K1|||12.5|1|31/02/2026|ZZZ')
    expect(row).toBeUndefined()
    expect(refusals).toEqual([
      { line: 7, column: 'reference', reason: 'missing', value: '' }, { line: 7, column: 'currency', reason: 'unknown_currency', value: 'ZZZ' },
      { line: 7, column: 'arrears', reason: 'not_an_amount', value: '12.5' }, { line: 7, column: 'dueDate', reason: 'not_a_date', value: '31/02/2026' },
    ])
  })

  it.each([
    ['BN-1|K1|||-5,00||2026-02-01', 'negative_amount'], ['BN-1|K1|||5,00|4,00|2026-02-01', 'over_balance:4,00'], [`BN-1|${'K'.repeat(121)}|||5|5|2026-02-01`, 'too_long'],
    [`${GOOD}|extra`, 'too_many_columns:17'],
  ])('%s is refused', (cells, reason) => {
    const { row, refusals } = debt(cells)
    expect([row, refusals.map((one) => one.reason)]).toEqual([undefined, [reason]])
  })

  it('comes in without a value that cannot be read, and says so', () => {
    const { row, refusals } = debt('BN-1|K1|||5,00||2026-02-01||call me|at home|1980|Atlantis')
    expect(row).toMatchObject({ arrearsCents: 500, balanceCents: null, points: [], person: { birthDate: null, country: null } })
    expect(refusals.map((one) => [one.column, one.reason])).toEqual([
      ['birthDate', 'left_out_birth_date'], ['country', 'left_out_country'], ['phone', 'left_out_phone'], ['email', 'left_out_email'],
    ])
  })

  it('takes phones of its own country', () => {
    expect(debt('BN-1|K1|||5,00||2026-02-01||0475 12 34 56||| Belgique').row?.points).toEqual([{ kind: 'mobile', value: '+32475123456' }])
  })

  it('may end early, as spreadsheets write them', () => {
    expect(debt('BN-1|K1|||5,00||2026-02-01').row?.reference).toBe('BN-1')
    expect(debt(`${GOOD}||`).row?.reference).toBe('BN-1')
  })
})

const PAYMENTS = columns('reference amount valueDate kind currency paymentId')
const paid = (cells: string) => readPaymentRow(PAYMENTS, { line: 3, cells: cells.split('|') })

describe('a row of payments', () => {
  it.each([
    ['BN-1|50,00|01/02/2026|payment', 5_000], ['BN-1|50,00|01/02/2026|', 5_000], ['BN-1|-50,00|01/02/2026|', -5_000], ['BN-1|50,00|01/02/2026|reversal', -5_000],
    ['BN-1|-50,00|01/02/2026|Rejet de prélèvement', -5_000], ['BN-1|50,00|01/02/2026|Prélèvement', 5_000], ['BN-1|50,00|01/02/2026|direct debit', 5_000],
  ])('%s', (cells, amountCents) => {
    expect(paid(cells).row).toMatchObject({ reference: 'BN-1', amountCents, currency: 'EUR', valueDate: '2026-02-01' })
  })

  it.each([['BN-1|0|01/02/2026|', 'zero_amount'], ['BN-1|5|01/02/2026|gift', 'unknown_kind'], ['BN-1|5||', 'missing'], ['|5|01/02/2026|', 'missing']])('%s is refused: %s', (cells, reason) => {
    const { row, refusals } = paid(cells)
    expect([row, refusals.map((one) => one.reason)]).toEqual([undefined, [reason]])
  })

  it('bears the number of the ledger', () => {
    expect(paid('BN-1|5|01/02/2026|||P-9').row).toMatchObject({ paymentId: 'P-9' })
    expect(paid('BN-1|5|01/02/2026||').row).not.toHaveProperty('paymentId')
  })
})

it('headers are each named once', () => {
  expect(uniqueHeaders([' Ref ', 'Tel', '', 'Tel', 'Two\nlines'])).toEqual(['Ref', 'Tel', '#3', 'Tel (2)', 'Two lines'])
})
