import type { FileRecord } from '../reading/records.ts'
import { bare } from '../values/names.ts'
import type { Columns } from './columns.ts'
import { currencyOf, type RowResult } from './portfolio-row.ts'
import { RowCheck } from './row-check.ts'

/** One line of a lender's payments: money in, or money that went back. */
export interface PaymentRow {
  line: number
  reference: string
  /** Minor units, never 0; negative = reversal. */
  amountCents: number
  currency: string
  /** YYYY-MM-DD */
  valueDate: string
  /** The ledger's own number of the payment. */
  paymentId?: string
  /** Number of the payment that a reversal takes back. */
  reverses?: string
  /** All cells of the row: what names it when the ledger does not. */
  content: string
}

const wordsOf = (text: string): ReadonlySet<string> => new Set(text.split(' '))
const PAYMENT = wordsOf('payment pay paid p credit cr c in receipt transfer card cash check paiement reglement versement encaissement virement prelevement carte cb cheque especes')
const REVERSAL = wordsOf('reversal reversed reverse r refund chargeback return returned rejected reject bounce bounced debit dr d out rejet rejete impaye retour annulation annule contrepassation remboursement extourne')
/** Means of payment that have the word of the other side in them. */
const MEANS = /\b(?:direct debit|debit card|carte de debit)\b/g

/** One row of a payments file. A minus sign or the kind says that money went back. */
export function readPaymentRow(columns: Columns, record: FileRecord): RowResult<PaymentRow> {
  const check = new RowCheck(columns, record)
  if (check.isRefused) return { refusals: check.refusals }
  const reference = check.key('reference')
  const currency = currencyOf(check)
  const amount = check.amount('amount', { currency, needed: true })
  const isReversal = isReversalOf(check)
  const valueDate = check.day('valueDate')
  const [paymentId = '', reverses = ''] = ['paymentId', 'reverses'].map((field) => check.text(field).slice(0, 150))
  if (amount === 0) check.refuse('amount', 'zero_amount', check.text('amount'))
  if (check.isRefused || amount === null) return { refusals: check.refusals }
  return {
    row: {
      line: record.line, reference, currency, valueDate, amountCents: isReversal ? -Math.abs(amount) : amount,
      ...(paymentId !== '' && { paymentId }), ...(reverses !== '' && { reverses }), content: record.cells.map((cell) => cell.trim()).join('\u001f'),
    },
    refusals: check.refusals,
  }
}

function isReversalOf(check: RowCheck): boolean {
  const said = bare(check.text('kind'))
  const words = said.replaceAll(MEANS, 'payment').split(' ')
  if (words.some((word) => REVERSAL.has(word))) return true
  if (said !== '' && !words.some((word) => PAYMENT.has(word))) check.refuse('kind', 'unknown_kind', check.text('kind'))
  return false
}
