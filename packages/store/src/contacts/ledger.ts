import type { ContactRecord } from '../cases/rows.ts'
import { newId } from '../db/ids.ts'
import type { Sql } from '../db/open-db.ts'
import { addCost } from '../runs/trace.ts'

export interface NewDecision {
  runId: string
  visitSeq: number
  attempt: number
  nodeId: string
  personId: string
  channel: string
  at: number
  verdict: string
  rules: readonly string[]
  packs: readonly unknown[]
  untilMs?: number
  law: boolean
  late: boolean
  inputs: unknown
}

/** One line of the decision log: evidence of a contact or of the refusal to contact. */
export function decide(sql: Sql, d: NewDecision): void {
  sql.run(
    `INSERT INTO decision (runId, visitSeq, attempt, nodeId, personId, channel, at, verdict, rules, packs, until, law, late, inputs)
     VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)`,
    d.runId, d.visitSeq, d.attempt, d.nodeId, d.personId, d.channel, d.at, d.verdict, JSON.stringify(d.rules), JSON.stringify(d.packs),
    d.untilMs ?? null, d.law ? 1 : 0, d.late ? 1 : 0, JSON.stringify(d.inputs))
}

export const contactByKey = (sql: Sql, runId: string, visitSeq: number, attempt: number): ContactRecord | undefined =>
  sql.get<ContactRecord>('SELECT * FROM contact WHERE runId = ? AND visitSeq = ? AND attempt = ?', runId, visitSeq, attempt)

/** What the provider knows a contact by: `run.visit.attempt`. */
export const referenceOf = (c: Pick<ContactRecord, 'runId' | 'visitSeq' | 'attempt' | 'sentAs'>): string => c.sentAs ?? `${c.runId}.${c.visitSeq}.${c.attempt}`

/** The contact that a provider, or a link in a message, names; undefined for what was never ours. */
export function contactByReference(sql: Sql, reference: string): ContactRecord | undefined {
  const moved = sql.get<ContactRecord>('SELECT * FROM contact WHERE sentAs = ?', reference)
  if (moved) return moved
  const [, runId, visit, attempt] = /^(\w+)\.(\d+)\.(\d+)$/.exec(reference) ?? []
  return runId === undefined ? undefined : contactByKey(sql, runId, Number(visit), Number(attempt))
}

export const contactById = (sql: Sql, id: string): ContactRecord | undefined => sql.get<ContactRecord>('SELECT * FROM contact WHERE id = ?', id)

export type NewContact = Pick<ContactRecord,
  | 'runId' | 'visitSeq' | 'attempt' | 'nodeId' | 'personId' | 'caseId' | 'debtIds' | 'channel' | 'address' | 'textId' | 'language'
  | 'subject' | 'body' | 'at' | 'sendByRealMs' | 'windowEndMs' | 'sandbox'>

/** The row that must exist before anything leaves the house. The unique key lets one inserter pass. */
export function beginContact(sql: Sql, c: NewContact): { id: string } {
  const id = newId('con')
  sql.run(
    `INSERT INTO contact (id, runId, visitSeq, attempt, nodeId, personId, caseId, debtIds, channel, address, textId, language, subject, body,
       at, sendByRealMs, windowEndMs, sandbox, status) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,'sending')`,
    id, c.runId, c.visitSeq, c.attempt, c.nodeId, c.personId, c.caseId, c.debtIds, c.channel, c.address, c.textId, c.language,
    c.subject, c.body, c.at, c.sendByRealMs, c.windowEndMs, c.sandbox)
  return { id }
}

export interface Settlement {
  status: ContactRecord['status']
  outcome?: string
  providerId?: string
  costCents?: number
  result?: unknown
  nowMs: number
  /** Only from these: compare-and-set, so that a late answer never overwrites a better one. */
  from: readonly ContactRecord['status'][]
}

/** Moves a ledger row on; false when it was already past. Its cost goes to visit and run. */
export function settleContact(sql: Sql, id: string, as: Settlement): boolean {
  const row = contactById(sql, id)
  if (!row || !as.from.includes(row.status)) return false
  const cost = as.costCents ?? row.costCents
  sql.run(
    `UPDATE contact SET status = ?, outcome = COALESCE(?, outcome), providerId = COALESCE(?, providerId), costCents = ?,
       result = COALESCE(?, result), settledAt = ? WHERE id = ?`,
    as.status, as.outcome ?? null, as.providerId ?? null, cost, as.result === undefined ? null : JSON.stringify(as.result), as.nowMs, id)
  addCost(sql, { runId: row.runId, visitSeq: row.visitSeq, cents: cost - row.costCents })
  return true
}

/** A callback that was faster than the provider's own answer has settled the row; what the answer says of cost is kept. */
export function addContactCost(sql: Sql, id: string, costCents: number): void {
  const row = contactById(sql, id)
  if (!row || row.costCents !== 0 || costCents === 0) return
  sql.run('UPDATE contact SET costCents = ? WHERE id = ?', costCents, id)
  addCost(sql, { runId: row.runId, visitSeq: row.visitSeq, cents: costCents })
}
