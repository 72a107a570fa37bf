import type { Sql } from '../db/open-db.ts'
import type { RunRecord } from '../runs/rows.ts'
import { closeByCure } from '../events/commitments.ts'
import { notifyRun, openRunsOfCase } from '../events/notify.ts'
import { arrearsOfCase, countInWindow } from '../events/payments.ts'
import { receive, settle } from '../events/receive.ts'
import type { Destination } from './types.ts'

/** A case whose debts an import has changed. */
export interface ChangedCase {
  caseId: string
  personId: string
  /** A debt that changed, for the list of events. */
  reference: string
  line: number
  /** Change of the arrears, cents. */
  arrearsCents: number
}

/**
 * Carries updates to the runs: figures follow, and a case that the ledger now calls current ends its runs as a payment
 * would (domain rules 0 and 15). Cases without runs and commitments cost nothing more than the look.
 */
export function tellRuns(sql: Sql, to: Pick<Destination, 'importId' | 'nowMs'>, cases: ReadonlyMap<string, ChangedCase>): void {
  if (cases.size === 0) return
  const concerned = sql.all<{ id: string }>(
    `SELECT value AS id FROM json_each(?) j WHERE EXISTS (SELECT 1 FROM run r WHERE r.caseId = j.value AND (r.status <> 'ended' OR r.windowEndsAt >= ?))
       OR EXISTS (SELECT 1 FROM promise p WHERE p.caseId = j.value AND p.status = 'open')
       OR EXISTS (SELECT 1 FROM payment_plan p WHERE p.caseId = j.value AND p.status IN ('proposed', 'active'))`,
    JSON.stringify([...cases.keys()]), to.nowMs)
  for (const { id } of concerned) {
    const changed = cases.get(id)
    if (changed) tellCase(sql, to, changed)
  }
}

function tellCase(sql: Sql, { importId, nowMs }: Pick<Destination, 'importId' | 'nowMs'>, changed: ChangedCase): void {
  const { caseId } = changed
  const arrearsCents = arrearsOfCase(sql, caseId)
  countInWindow(sql, { caseId, nowMs, cents: 0, arrears: arrearsCents })
  const runs = openRunsOfCase(sql, caseId)
  const cured = (run: RunRecord) => changed.arrearsCents < 0 && arrearsCents <= run.toleranceCents
  if (changed.arrearsCents < 0 && (arrearsCents === 0 || runs.some(cured))) closeByCure(sql, caseId, nowMs)
  if (runs.length === 0) return
  const event = receive(sql, {
    source: `import:${importId}`, messageId: `debts:${caseId}:${changed.line}`, type: 'debt_updated', atMs: nowMs,
    body: { caseId, arrearsCents, changeCents: changed.arrearsCents, line: changed.line },
  })
  if (event.kind !== 'new') return
  settle(sql, event.eventId, { status: 'applied', personId: changed.personId, caseId, reference: changed.reference })
  for (const run of runs) {
    notifyRun(sql, run, { type: 'debt_updated', ref: event.eventId, atMs: nowMs, data: { arrearsCents }, ...(cured(run) && { stop: 'cured' }) })
  }
}
