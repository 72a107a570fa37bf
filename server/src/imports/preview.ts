import type { Words } from '@parcours/journey'
import type { ImportPreview } from '../routers/views.ts'
import type { Field } from './fields/field.ts'
import { attributeFields, guessMapping, type Mapping } from './fields/guess-mapping.ts'
import { PAYMENT_FIELDS } from './fields/payment-fields.ts'
import { PORTFOLIO_FIELDS } from './fields/portfolio-fields.ts'
import type { Encoding } from './reading/encoding.ts'
import { guessDelimiter } from './reading/guess-delimiter.ts'
import type { Delimiter } from './reading/records.ts'
import { scanFile, type Scan } from './scan.ts'
import { headOf, uploadOf, type Upload } from './uploads.ts'
import { guessDecimal, type Decimal } from './values/amount.ts'
import { orderOf, readDate, type DateOrder, type OrderEvidence } from './values/date.ts'

export type ImportKind = 'portfolio' | 'payments'
/** How a file is to be read, where the person says it; the rest is guessed. */
export interface ReadingAsk {
  encoding?: Encoding
  delimiter?: Delimiter
  decimal?: Decimal
  mapping?: Mapping
}

/** A file as it would be read. */
export interface FilePlan {
  upload: Upload
  scan: Scan
  encoding: Encoding
  delimiter: Delimiter
  decimal: Decimal
  dateOrder: DateOrder
  mapping: Mapping
}

const AMOUNTS = ['arrears', 'balance', 'amount']
const DATES = ['dueDate', 'birthDate', 'valueDate']
const SHOWN = 8

export const fieldsOf = (kind: ImportKind): readonly Field[] => (kind === 'payments' ? PAYMENT_FIELDS : PORTFOLIO_FIELDS)

/** Passes over a file are kept for the last few askings: every change of the form asks again. */
const scans = new Map<string, Promise<Scan>>()
const KEPT = 6

function scanOf(upload: Upload, reading: { encoding: Encoding; delimiter: Delimiter }): Promise<Scan> {
  const key = `${upload.file} ${reading.encoding} ${reading.delimiter}`
  const known = scans.get(key)
  if (known) return known
  const scan = scanFile(upload.file, reading)
  scans.set(key, scan)
  scan.catch(() => scans.delete(key))
  for (const old of scans.keys()) if (scans.size > KEPT) scans.delete(old)
  return scan
}

/** Reads a file once and settles what is open: separators, encoding, decimals, order of dates and columns. */
export async function planFile(data: string, uploadId: string, { kind, ...ask }: ReadingAsk & { kind: ImportKind }): Promise<FilePlan> {
  const upload = await uploadOf(data, uploadId)
  const encoding = ask.encoding ?? upload.encoding
  const delimiter = ask.delimiter ?? guessDelimiter(await headOf(upload, encoding))
  const scan = await scanOf(upload, { encoding, delimiter })
  const guessed = guessMapping(scan.headers, fieldsOf(kind))
  const attributes = kind === 'portfolio' ? attributeFields(scan.headers, guessed) : []
  const mapping = ask.mapping ?? { ...guessed, ...Object.fromEntries(attributes.map(({ name, header }) => [name, header])) }
  const decimal = ask.decimal ?? guessDecimal(AMOUNTS.flatMap((field) => cellsUnder(scan, mapping[field]))) ?? (delimiter === ';' ? 'comma' : 'point')
  return { upload, scan, encoding, delimiter, decimal, mapping, dateOrder: orderOf(sumOf(DATES.map((field) => evidenceOf(scan, mapping, field)))) }
}

function cellsUnder({ headers, sample }: Scan, header: string | undefined): string[] {
  const at = header === undefined ? -1 : headers.indexOf(header)
  return at < 0 ? [] : sample.map((cells) => cells[at] ?? '')
}

const NO_DATES: OrderEvidence = { dmy: 0, mdy: 0 }
function evidenceOf({ headers, dates }: Scan, mapping: Mapping, field: string): OrderEvidence {
  const header = mapping[field]
  return header === undefined ? NO_DATES : (dates[headers.indexOf(header)] ?? NO_DATES)
}
const sumOf = (all: readonly OrderEvidence[]): OrderEvidence =>
  all.reduce((sum, one) => ({ dmy: sum.dmy + one.dmy, mdy: sum.mdy + one.mdy }), NO_DATES)

/** What the page shows before anything is written. */
export async function previewFile(data: string, uploadId: string, ask: ReadingAsk & { kind: ImportKind }): Promise<ImportPreview> {
  const plan = await planFile(data, uploadId, ask)
  const { upload, scan, mapping } = plan
  const fields = fieldsOf(ask.kind).map(({ name, label, required }) => ({ name, required, label: withReading(plan, name, label) }))
  const attributes = Object.entries(mapping).filter(([name]) => name.startsWith('attr.'))
    .map(([name, header]) => ({ name, label: { en: header, fr: header }, required: false }))
  return {
    uploadId, fileName: upload.fileName, encoding: plan.encoding, delimiter: plan.delimiter, decimal: plan.decimal, columns: scan.headers,
    mapping, fields: [...fields, ...attributes], sample: scan.sample.slice(0, SHOWN), rows: scan.rows,
  }
}

const longDay = (day: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))

/** A date that reads both ways is shown with the way that we read it. */
function withReading({ scan, mapping, dateOrder }: FilePlan, field: string, label: Words): Words {
  const { ambiguous } = DATES.includes(field) ? evidenceOf(scan, mapping, field) : NO_DATES
  const day = ambiguous === undefined ? undefined : readDate(ambiguous, dateOrder)
  if (ambiguous === undefined || day === undefined) return label
  return {
    en: `${label.en} (${ambiguous} is read as ${longDay(day, 'en-GB')})`,
    fr: `${label.fr} (${ambiguous} se lit ${longDay(day, 'fr-FR')})`,
  }
}
