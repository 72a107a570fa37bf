import type { LateRow } from './extract.ts'

/** New Taiwan dollars for one unit of the demo's currencies: rates of 2005, rounded (domain rule 16: rescaled, and said). */
const NT_PER = { EUR: 40, USD: 32 } as const
export type DemoCurrency = keyof typeof NT_PER

/** The whole last bill, in cents of `currency`. */
export const balanceCents = (row: LateRow, currency: DemoCurrency): number => Math.round((row.BILL_AMT1 * 100) / NT_PER[currency])

/**
 * What is past due, in cents. The file does not say; derived: a minimum payment of a tenth of the last bill for each
 * month late, and no more than the bill.
 */
export const arrearsCents = (row: LateRow, currency: DemoCurrency): number =>
  Math.round((row.BILL_AMT1 * Math.min(10, row.PAY_0) * 10) / NT_PER[currency])

/** Shown with the portfolio: source, licence, and what was changed. */
export const creditOf = (currency: DemoCurrency): string =>
  'Data: I-C. Yeh and C.-h. Lien, Expert Systems with Applications 36(2), 2009, 2473-2480 ("default of credit card clients", UCI 350), CC BY 4.0. '
  + 'Changed: late rows only; arrears derived as min(1, months late x 10 %) of the last bill; '
  + `amounts rescaled, NT$ ${NT_PER[currency]} = ${currency} 1; names, contact details, birth dates and due dates invented.`
