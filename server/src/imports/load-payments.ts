import { createHash } from 'node:crypto'
import { UNALLOCATED, addRefusals, applyPayment, receive, saveProgress, settle, type ImportRecord, type PortfolioRecord, type Refusal, type Sql } from '@parcours/store'
import type { Deps } from '../deps.ts'
import { findTarget, type IncomingEvent } from '../use-cases/receive-event.ts'
import { breathe } from './breathe.ts'
import { casesAtRest, enrolCases } from './enrol-cases.ts'
import { addTotals, optionsOf, totalsOf, type Totals } from './options.ts'
import { chunksOf } from './reading/chunks.ts'
import { columnsOf, headerOf, type Columns } from './rows/columns.ts'
import { readPaymentRow, type PaymentRow } from './rows/payment-row.ts'
import { SeenLines } from './seen-lines.ts'

/** Payments of one transaction: each allocates, counts and tells runs. */
const CHUNK = 200

interface Booking {
  record: ImportRecord
  portfolio: PortfolioRecord
  columns: Columns
  occurrences: SeenLines
}

/**
 * Books a payments file through the same transaction as a payment that comes as an event. A payment with a number of the
 * ledger is one payment in whatever file it stands; without one, a row is named by file, content and occurrence, so the
 * same file twice changes nothing.
 */
export async function loadPayments(deps: Deps, one: { record: ImportRecord; portfolio: PortfolioRecord; file: string; stop: AbortSignal }): Promise<void> {
  const { record, portfolio } = one
  const options = optionsOf(record)
  const columns = columnsOf({ ...options, portfolio })
  const booking: Booking = { record, portfolio, columns, occurrences: new SeenLines() }
  let totals = totalsOf(record)
  let read = 0
  for await (const chunk of chunksOf(one.file, options, CHUNK)) {
    if (one.stop.aborted) return
    const results = chunk.map((row) => readPaymentRow(columns, row))
    const named = results.map((result) => ({ ...result, messageId: result.row && nameOf(result.row, booking.occurrences) }))
    const rest = Math.max(0, record.done - read)
    read += chunk.length
    if (rest >= chunk.length) continue
    const booked = await bookChunk(deps, booking, { rows: named.slice(rest), totals })
    totals = booked.totals
    await enrolCases(deps, casesAtRest(deps.db.read, booked.cases))
    await breathe()
  }
}

/** Message id of a row: stable for the same file, different for two equal rows of it. A reversal may bear the number of its payment. */
function nameOf(row: PaymentRow, occurrences: SeenLines): string {
  if (row.paymentId !== undefined) return row.amountCents < 0 ? `reversal:${row.paymentId}` : row.paymentId
  return `row:${occurrences.count(row.content)}:${createHash('sha256').update(row.content).digest('hex').slice(0, 32)}`
}

interface NamedRow {
  row?: PaymentRow
  refusals: Refusal[]
  messageId: string | undefined
}

function bookChunk(deps: Deps, booking: Booking, chunk: { rows: NamedRow[]; totals: Totals }): Promise<{ totals: Totals; cases: string[] }> {
  const { record } = booking
  return deps.db.write((sql) => {
    const count = { inserted: 0, unchanged: 0, refused: 0 }
    const listed: Refusal[] = []
    const taken: { currency: string; amountCents: number }[] = []
    const cases = new Set<string>()
    for (const { row, refusals, messageId } of chunk.rows) {
      listed.push(...refusals)
      const booked = row && messageId !== undefined ? bookRow(sql, booking, { row, messageId, nowMs: deps.clock.nowMs() }) : { kind: 'refused' as const, listed: [] }
      listed.push(...booked.listed)
      count[booked.kind] += 1
      if (booked.kind === 'refused') continue
      if (row) taken.push(row)
      if (booked.caseId !== undefined) cases.add(booked.caseId)
    }
    addRefusals(sql, record.id, listed)
    const totals = addTotals(chunk.totals, chunk.rows.length, taken)
    saveProgress(sql, record.id, { done: chunk.rows.length, ...count, updated: 0, totals: JSON.stringify(totals) })
    return { totals, cases: [...cases] }
  })
}

type Booked =
  | { kind: 'inserted' | 'unchanged'; listed: Refusal[]; caseId?: string }
  | { kind: 'refused'; listed: Refusal[] }

function bookRow(sql: Sql, { record, portfolio, columns }: Booking, one: { row: PaymentRow; messageId: string; nowMs: number }): Booked {
  const { row, messageId, nowMs } = one
  const source = row.paymentId === undefined ? `import:${record.hash.slice(0, 16)}:${portfolio.id}` : `ledger:${portfolio.id}`
  const event: IncomingEvent = {
    type: row.amountCents < 0 ? 'payment_reversed' : 'payment', messageId, creditor: portfolio.id, debt: row.reference,
    amountCents: row.amountCents, currency: row.currency, valueDate: row.valueDate,
    ...(row.reverses !== undefined && { reverses: row.reverses }),
  }
  const received = receive(sql, { source, messageId, type: event.type, body: event, atMs: nowMs })
  if (received.kind === 'conflict') {
    return { kind: 'refused', listed: [{ line: row.line, column: headerOf(columns, 'paymentId'), reason: 'payment_changed', value: row.paymentId ?? row.reference }] }
  }
  if (received.kind === 'duplicate') {
    return { kind: 'unchanged', listed: received.event.status === 'unmatched' ? [unallocated(row, received.event.reason ?? 'unknown_reference')] : restOf(sql, row, received.event.id) }
  }
  const { eventId } = received
  const target = findTarget(sql, event)
  const { reference, amountCents, currency, valueDate } = row
  const booked = applyPayment(sql, { eventId, reference, amountCents, currency, valueDate, nowMs, target, reverses: row.reverses ?? sameNumber(sql, row, source) })
  const reason = booked.kind === 'unallocated' ? booked.reason : undefined
  settle(sql, eventId, { status: reason === undefined ? 'applied' : 'unmatched', personId: target?.personId, caseId: target?.caseId, reference: row.reference, reason })
  return { kind: 'inserted', caseId: target?.caseId, listed: reason === undefined ? restOf(sql, row, eventId) : [unallocated(row, reason)] }
}

/** A reversal that bears the number of its payment says so which one it takes back. */
function sameNumber(sql: Sql, { amountCents, paymentId }: PaymentRow, source: string): string | undefined {
  if (amountCents > 0 || paymentId === undefined) return undefined
  return sql.get('SELECT 1 FROM event WHERE source = ? AND messageId = ?', source, paymentId) ? paymentId : undefined
}

/** What of a payment no debt could take. */
function restOf(sql: Sql, row: PaymentRow, eventId: string): Refusal[] {
  const rest = sql.get<{ amountCents: number; reason: string }>('SELECT amountCents, reason FROM payment WHERE eventId = ?', `${eventId}:rest`)
  return rest ? [unallocated({ ...row, amountCents: rest.amountCents }, rest.reason)] : []
}

const unallocated = (row: PaymentRow, reason: string): Refusal =>
  ({ line: row.line, column: UNALLOCATED, reason, value: JSON.stringify({ reference: row.reference.slice(0, 120), amountCents: row.amountCents, currency: row.currency }) })
