import type { PersonFacts, Point, PortfolioRow, Refusal, Scalar } from '@parcours/store'
import type { FileRecord } from '../reading/records.ts'
import { readAttribute } from '../values/attribute.ts'
import { readDate } from '../values/date.ts'
import { readEmail } from '../values/email.ts'
import { readCountry, readCurrency, readLanguage } from '../values/names.ts'
import { readPhone } from '../values/phone.ts'
import { headerOf, type Columns } from './columns.ts'
import { RowCheck } from './row-check.ts'

export type ReadRow = Omit<PortfolioRow, 'again'>
export interface RowResult<Row> {
  /** Absent when the row is refused. */
  row?: Row
  refusals: Refusal[]
}

/**
 * One row of a portfolio file. Without a key, an amount or a due date a row is refused; a phone, an email or a birth
 * date that cannot be read is left out and listed, because the debt is owed all the same.
 */
export function readPortfolioRow(columns: Columns, record: FileRecord): RowResult<ReadRow> {
  const check = new RowCheck(columns, record)
  if (check.isRefused) return { refusals: check.refusals }
  const reference = check.key('reference')
  const customerRef = check.key('customer')
  const money = moneyOf(check)
  const dueDate = check.day('dueDate')
  if (check.isRefused) return { refusals: check.refusals }
  const person = personOf(check)
  const country = person.country ?? columns.reading.portfolio.country
  const row: ReadRow = { line: record.line, reference, customerRef, ...money, dueDate, attributes: attributesOf(check), person, points: pointsOf(check, person, country) }
  return { row, refusals: check.refusals }
}

/** The currency of a row: its own, else the portfolio's. */
export function currencyOf(check: RowCheck): string {
  const said = check.text('currency')
  const currency = said === '' ? check.columns.reading.portfolio.currency : readCurrency(said)
  if (currency === undefined) check.refuse('currency', 'unknown_currency', said)
  return currency ?? check.columns.reading.portfolio.currency
}

function moneyOf(check: RowCheck): Pick<ReadRow, 'currency' | 'arrearsCents' | 'balanceCents'> {
  const currency = currencyOf(check)
  const arrears = check.amount('arrears', { currency, needed: true })
  const balance = check.amount('balance', { currency, needed: false })
  if (arrears !== null && arrears < 0) check.refuse('arrears', 'negative_amount', check.text('arrears'))
  else if (arrears !== null && balance !== null && arrears > balance) check.refuse('arrears', `over_balance:${check.text('balance')}`, check.text('arrears'))
  return { currency, arrearsCents: arrears ?? 0, balanceCents: balance }
}

/** Optional facts; one that cannot be read is noted. */
function personOf(check: RowCheck): PersonFacts {
  const text = (field: string) => check.text(field).replaceAll(/\s+/g, ' ').slice(0, 200) || null
  const read = (field: string, reason: string, reader: (value: string) => string | undefined): string | null => {
    const value = check.text(field)
    if (value === '') return null
    const found = reader(value)
    if (found === undefined) check.note(field, reason, value)
    return found ?? null
  }
  return {
    firstName: text('firstName'), lastName: text('lastName'), street: text('street'), postcode: text('postcode'), city: text('city'),
    birthDate: read('birthDate', 'left_out_birth_date', (value) => readDate(value, check.columns.reading.dateOrder)),
    language: read('language', 'left_out_language', readLanguage), country: read('country', 'left_out_country', readCountry),
  }
}

function pointsOf(check: RowCheck, person: PersonFacts, country: string): Point[] {
  const points: Point[] = []
  for (const field of ['phone', 'phone2']) {
    const said = check.text(field)
    if (said === '') continue
    const phone = readPhone(said, country)
    if (phone) points.push(phone)
    else check.note(field, 'left_out_phone', said)
  }
  const said = check.text('email')
  const email = said === '' ? undefined : readEmail(said)
  if (email) points.push({ kind: 'email', value: email })
  else if (said !== '') check.note('email', 'left_out_email', said)
  const { street, postcode, city } = person
  if (street && city) points.push({ kind: 'post', value: country === 'US' ? `${street}, ${city} ${postcode ?? ''}`.trim() : `${street}, ${[postcode, city].filter(Boolean).join(' ')}` })
  return points
}

function attributesOf({ columns, record }: RowCheck): Record<string, Scalar> {
  const attributes: Record<string, Scalar> = {}
  for (const { name, at } of columns.attributes) {
    const cell = (record.cells[at] ?? '').trim()
    if (cell !== '') attributes[name] = readAttribute(cell.slice(0, 500), columns.reading.decimal)
  }
  return attributes
}

/** A refusal that only the database could pronounce, with the header of its column. */
export const withHeader = (columns: Columns, refusal: Refusal): Refusal =>
  ({ ...refusal, column: headerOf(columns, refusal.reason === 'other_customer' ? 'customer' : 'currency') })
