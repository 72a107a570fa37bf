import { z } from 'zod'
import { ENCODINGS } from './reading/encoding.ts'
import { DELIMITERS } from './reading/records.ts'

export const Mapping = z.record(z.string().max(80), z.string().max(300))
const Excluded = z.object({ reason: z.string(), count: z.int() })
const EnrolmentCount = z.object({ journeyId: z.string(), journeyName: z.string(), matches: z.int(), excluded: z.array(Excluded) })
export type EnrolmentCount = z.infer<typeof EnrolmentCount>

/** Stored with an import: all that its job needs after a restart, and what it has counted. */
export const ImportOptions = z.object({
  uploadId: z.string(),
  headers: z.array(z.string()),
  mapping: Mapping,
  encoding: z.enum(ENCODINGS),
  delimiter: z.enum(DELIMITERS),
  decimal: z.enum(['comma', 'point']),
  dateOrder: z.enum(['dmy', 'mdy']),
  /** Counted for these live versions; counted again when they change. */
  enrolment: z.object({ of: z.string(), counts: z.array(EnrolmentCount) }).optional(),
  /** 1 from the confirmation until everybody is enrolled. */
  enrolling: z.int().optional(),
})
export type ImportOptions = z.infer<typeof ImportOptions>
export const optionsOf = (record: { options: string }): ImportOptions => ImportOptions.parse(JSON.parse(record.options))

/** Control totals: rows of the file, and the money of those that were taken, by currency in minor units. */
export const Totals = z.object({ rows: z.int().default(0), amountCents: z.record(z.string(), z.int()).default({}) })
export type Totals = z.infer<typeof Totals>
export const totalsOf = (record: { totals: string }): Totals => Totals.parse(JSON.parse(record.totals))

/** Totals with another chunk: `rows` read, and the amounts of those taken. */
export function addTotals(totals: Totals, rows: number, taken: readonly { currency: string; amountCents: number }[]): Totals {
  const amountCents = { ...totals.amountCents }
  for (const one of taken) amountCents[one.currency] = (amountCents[one.currency] ?? 0) + one.amountCents
  return { rows: totals.rows + rows, amountCents }
}
