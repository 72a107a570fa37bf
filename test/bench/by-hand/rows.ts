import { newId, type Sql } from '@parcours/store'
import { seqOf, type ByHandSlug, type StepName } from './names.ts'

export interface ByHandRun {
  id: string
  caseId: string
  personId: string
  slug: ByHandSlug
}

/** The run's own row: what the starter writes before it starts the workflow. */
export function insertRun(sql: Sql, { slug, caseId, nowMs }: { slug: ByHandSlug; caseId: string; nowMs: number }): string {
  const id = newId('run')
  const personId = caseId.replace('case_', 'per_')
  sql.run(
    `INSERT INTO run (id, caseId, personId, portfolioId, journeyId, versionId, planHash, slug, entryNo, grp, status, enteredAt, entryDay, arms, currency, arrearsAtEntry, windowEndsAt, toleranceCents)
     VALUES (?,?,?,'bench',?,?,'',?,1,'treated','open',?,'2027-02-01',';','EUR',30000,?,300)`,
    id, caseId, personId, slug, slug, slug, nowMs, nowMs + 14 * 86_400_000)
  return id
}

export function runOf(sql: Sql, runId: string): ByHandRun {
  const run = sql.get<ByHandRun>('SELECT id, caseId, personId, slug FROM run WHERE id = ?', runId)
  if (!run) throw new Error(`there is no run ${runId}`)
  return run
}

/** How a step tells of its visit. */
export interface Visits {
  open(sql: Sql, runId: string, step: StepName, nowMs: number): void
  close(sql: Sql, runId: string, left: { step: StepName; outcome: string; nowMs: number }): void
  pass(sql: Sql, runId: string, passed: { step: StepName; outcome: string; nowMs: number }): void
}

function openVisit(sql: Sql, runId: string, step: StepName, nowMs: number): void {
  sql.run(
    `INSERT OR IGNORE INTO visit (runId, seq, versionId, nodeId, nodeType, enteredAt, openTag, entryDay, grp) VALUES (?,?,'by-hand',?,?,?,0,'2027-02-01','treated')`,
    runId, seqOf(step), step, step, nowMs)
}

function closeVisit(sql: Sql, runId: string, left: { step: StepName; outcome: string; nowMs: number }): void {
  sql.run('UPDATE visit SET leftAt = ?, outcome = ? WHERE runId = ? AND seq = ? AND leftAt IS NULL', left.nowMs, left.outcome, runId, seqOf(left.step))
}

function passVisit(sql: Sql, runId: string, passed: { step: StepName; outcome: string; nowMs: number }): void {
  openVisit(sql, runId, passed.step, passed.nowMs)
  closeVisit(sql, runId, passed)
}

export const VISITS: Visits = { open: openVisit, close: closeVisit, pass: passVisit }
export const NO_VISITS: Visits = { open: () => {}, close: () => {}, pass: () => {} }

/** The run has come to its end. */
export function closeRun(sql: Sql, runId: string, nowMs: number): void {
  sql.run(`UPDATE run SET status = 'ended', reason = 'done', endedAt = ? WHERE id = ?`, nowMs, runId)
}

/** Moves a ledger row on, from one of these states only. */
export function settle(sql: Sql, contactId: string, as: { status: string; from: readonly string[]; nowMs: number; providerId?: string; costCents?: number; result?: unknown }): void {
  sql.run(
    `UPDATE contact SET status = ?, providerId = COALESCE(?, providerId), costCents = COALESCE(?, costCents), result = COALESCE(?, result), settledAt = ?
     WHERE id = ? AND status IN (${as.from.map(() => '?').join(',')})`,
    as.status, as.providerId ?? null, as.costCents ?? null, as.result === undefined ? null : JSON.stringify(as.result), as.nowMs, contactId, ...as.from)
}
