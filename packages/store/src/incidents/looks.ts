import type { Sql } from '../db/open-db.ts'

/*
 * What the watch reads, each second or so, beside a hundred thousand open runs: every query begins at an index and ends at
 * a limit. What lies beyond the limit is the same trouble, and the incident says "at least".
 */
const LIMIT = 2_000

export interface OverdueVisit {
  runId: string
  visitSeq: number
  versionId: string
  nodeId: string
  nextAt: number
}

/** Waits and postponements whose instant had passed at `beforeMs` (business) and which still stand there. Not those that an operator has paused. */
export const overdueVisits = (sql: Sql, beforeMs: number): OverdueVisit[] =>
  sql.all<OverdueVisit>(
    `SELECT v.runId, v.seq AS visitSeq, v.versionId, v.nodeId, v.nextAt FROM visit v INDEXED BY visit_due JOIN run r ON r.id = v.runId
     WHERE v.leftAt IS NULL AND v.nextAt IS NOT NULL AND v.nextAt < ? AND v.state IN ('waiting', 'postponed') AND r.status = 'open' AND r.held = 0
     ORDER BY v.nextAt LIMIT ${LIMIT}`, beforeMs)

export interface RefusedContact {
  runId: string
  visitSeq: number
  channel: string
  /** The provider's error code, or ours for what never left; empty when nobody gave one. */
  code: string
  textId: string
}

const REFUSED = `SELECT c.runId, c.visitSeq, c.channel, COALESCE(json_extract(c.result, '$.code'), '') AS code, c.textId FROM contact c INDEXED BY contact_refused`

/**
 * Contacts since `sinceMs` (business) whose visit was left as failed: every try was used up, or the refusal was for good.
 * Not of runs that somebody has moved since: that is the answer to it.
 */
export const usedUpContacts = (sql: Sql, sinceMs: number): RefusedContact[] =>
  sql.all<RefusedContact>(
    `${REFUSED} JOIN visit v ON v.runId = c.runId AND v.seq = c.visitSeq JOIN run r ON r.id = c.runId
     WHERE c.status IN ('failed', 'undelivered') AND c.status = 'failed' AND c.at >= ? AND v.outcome = 'failed' AND r.status = 'open'
       AND NOT EXISTS (SELECT 1 FROM command m WHERE m.runId = c.runId AND m.kind = 'move' AND m.state = 'applied' AND m.at >= v.leftAt)
     ORDER BY c.at DESC LIMIT ${LIMIT}`, sinceMs)

/** Contacts by channel since `sinceMs` (business): how many there were, and those that were refused. */
export function contactsBy(sql: Sql, channels: readonly string[], sinceMs: number): { totals: Map<string, number>; refused: RefusedContact[] } {
  const totals = new Map(channels.map((channel) =>
    [channel, sql.get<{ n: number }>('SELECT COUNT(*) AS n FROM contact WHERE channel = ? AND at >= ?', channel, sinceMs)?.n ?? 0]))
  const refused = sql.all<RefusedContact>(`${REFUSED} WHERE c.status IN ('failed', 'undelivered') AND c.at >= ? ORDER BY c.at DESC LIMIT ${LIMIT}`, sinceMs)
  return { totals, refused }
}

/** The delivery that has waited longest; its number goes up as the relay works. */
export const oldestPending = (sql: Sql): number | null =>
  sql.get<{ id: number | null }>(`SELECT MIN(id) AS id FROM delivery INDEXED BY delivery_due WHERE state = 'pending'`)?.id ?? null

/** Runs whose deliveries were refused again and again. */
export const stuckDeliveries = (sql: Sql): { runId: string; visitSeq: number }[] =>
  sql.all(`SELECT DISTINCT runId, 0 AS visitSeq FROM delivery INDEXED BY delivery_pending WHERE state = 'pending' AND attempts > 3 LIMIT ${LIMIT}`)

export interface RunAtPlan {
  runId: string
  planHash: string
  journeyId: string
}

/** Open runs whose plan no published version has. Reads the open runs: not for every second. */
export const runsWithoutPlan = (sql: Sql): RunAtPlan[] =>
  sql.all<RunAtPlan>(
    `SELECT r.id AS runId, r.planHash, r.journeyId FROM run r
     WHERE r.status IN ('starting', 'open') AND r.planHash NOT IN (SELECT hash FROM version) LIMIT ${LIMIT}`)

/** The runs of workflows by their ids, which are ours; with their journey. */
export const runsOfWorkflows = (sql: Sql, ids: readonly string[]): { runId: string; journeyId: string }[] =>
  sql.all('SELECT id AS runId, journeyId FROM run WHERE id IN (SELECT value FROM json_each(?))', JSON.stringify(ids))

export const journeyName = (sql: Sql, journeyId: string): string => sql.get<{ name: string }>('SELECT name FROM journey WHERE id = ?', journeyId)?.name ?? ''

export interface ImportAtWork {
  id: string
  fileName: string
  /** Changes whenever it moves. */
  progress: string
}

/** Imports that are being loaded, or are enrolling after their confirmation. */
export const importsAtWork = (sql: Sql): ImportAtWork[] =>
  sql.all<ImportAtWork>(
    `SELECT id, fileName, done || '/' || inserted || '/' || updated || '/' || options AS progress FROM import
     WHERE status = 'running' OR json_extract(options, '$.enrolling') = 1`)
