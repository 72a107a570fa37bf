import type { Plan } from '@parcours/journey'
import type { Sql } from '../db/open-db.ts'
import { takeBackArms } from './arms.ts'
import { takeBackEnd } from './end.ts'
import { changeRun, foldVisit, foldVisitChange } from './fold.ts'
import { takeBackMigration } from './migrate.ts'
import type { RunRecord, VisitRecord } from './rows.ts'
import { expireWork, reopenExpired, reopenWork } from './visit-work.ts'

/** Name of the step that ends a run. */
export const CLOSE_STEP = 'close'

/** Left for another version, where its task or offer goes on. */
const GOES_ON = 'left:migrated'

/** A passage as the workflow reports it; `node` is an index into the plan. */
export type PassageEntry =
  | { type: 'open'; visit: number; node: number; atMs: number }
  | { type: 'close'; visit: number; outcome: string; atMs: number }

export const visitOf = (sql: Sql, runId: string, seq: number): VisitRecord | undefined =>
  sql.get<VisitRecord>('SELECT * FROM visit WHERE runId = ? AND seq = ?', runId, seq)

/** Appends passages, each once: a repeated carrier changes nothing. */
export function applyTrace(sql: Sql, run: RunRecord, carried: { plan: Plan; trace: readonly PassageEntry[]; tag: number }): void {
  for (const entry of carried.trace) {
    if (entry.type === 'open') openVisit(sql, run, { entry, plan: carried.plan, tag: carried.tag })
    else closeVisit(sql, run, { entry, tag: carried.tag })
  }
}

/**
 * What an activity of Temporal's own carries (a contact): its task is committed, so all that local steps wrote between
 * the committed task before it and this one is of a history that never happened.
 */
export function takeTrace(sql: Sql, run: RunRecord, carried: { plan: Plan; trace: readonly PassageEntry[]; tag: number; prevTag: number }): void {
  sql.run('UPDATE run SET tag = ? WHERE id = ? AND tag < ?', carried.tag, run.id, carried.tag)
  dropGhosts(sql, run.id, { after: carried.prevTag, before: carried.tag })
  applyTrace(sql, run, carried)
}

function openVisit(sql: Sql, run: RunRecord, one: { entry: Extract<PassageEntry, { type: 'open' }>; plan: Plan; tag: number }): void {
  const node = one.plan.nodes[one.entry.node]
  if (!node) throw new Error(`plan ${run.planHash} has no node ${one.entry.node}`)
  const arms = sql.get<{ arms: string }>('SELECT arms FROM run WHERE id = ?', run.id)?.arms ?? ';'
  const inserted = sql.run(
    `INSERT OR IGNORE INTO visit (runId, seq, versionId, nodeId, nodeType, enteredAt, openTag, entryDay, arms, grp)
     VALUES (?,?,?,?,?,?,?,?,?,?)`,
    run.id, one.entry.visit, run.versionId, node.id, node.type, one.entry.atMs, one.tag, run.entryDay, arms, run.grp,
  )
  if (inserted === 0) return
  const visit = visitOf(sql, run.id, one.entry.visit)
  if (visit) foldVisit(sql, visit, 1)
}

function closeVisit(sql: Sql, run: RunRecord, one: { entry: Extract<PassageEntry, { type: 'close' }>; tag: number }): void {
  const before = visitOf(sql, run.id, one.entry.visit)
  if (!before || before.leftAt !== null) return
  sql.run(
    `UPDATE visit SET leftAt = ?, outcome = ?, closeTag = ?, state = 'here', because = NULL, nextAt = NULL, waitsFor = ''
     WHERE runId = ? AND seq = ?`,
    Math.max(one.entry.atMs, before.enteredAt), one.entry.outcome, one.tag, run.id, one.entry.visit,
  )
  const after = visitOf(sql, run.id, one.entry.visit)
  if (after) foldVisitChange(sql, before, after)
  if (one.entry.outcome.startsWith('left:') && one.entry.outcome !== GOES_ON) expireWork(sql, before, one.entry.outcome)
}

/** Closes what a run that is over has left open: the workflow can no longer tell. */
export function closeOpenVisits(sql: Sql, run: RunRecord, as: { outcome: string; nowMs: number }): void {
  for (const visit of sql.all<VisitRecord>('SELECT * FROM visit WHERE runId = ? AND leftAt IS NULL', run.id)) {
    closeVisit(sql, run, { entry: { type: 'close', visit: visit.seq, outcome: as.outcome, atMs: as.nowMs }, tag: run.tag })
  }
}

/** Adds the cost of a contact to its visit and its run. */
export function addCost(sql: Sql, where: { runId: string; visitSeq: number; cents: number }): void {
  const before = visitOf(sql, where.runId, where.visitSeq)
  if (!before || where.cents === 0) return
  foldVisitChange(sql, before, { ...before, costCents: before.costCents + where.cents })
  sql.run('UPDATE visit SET costCents = costCents + ? WHERE runId = ? AND seq = ?', where.cents, where.runId, where.visitSeq)
  const run = sql.get<RunRecord>('SELECT * FROM run WHERE id = ?', where.runId)
  if (!run) return
  changeRun(sql, run, (r) => ({ ...r, costCents: r.costCents + where.cents }),
    (r) => sql.run('UPDATE run SET costCents = ? WHERE id = ?', r.costCents, r.id))
}

/** Where a visit stands, for lists and cards. */
export function setPlace(
  sql: Sql,
  where: { runId: string; seq: number },
  place: { state: VisitRecord['state']; because?: unknown; nextAt?: number | null; waitsFor?: string },
): void {
  sql.run(
    'UPDATE visit SET state = ?, because = ?, nextAt = ?, waitsFor = ? WHERE runId = ? AND seq = ? AND leftAt IS NULL',
    place.state, place.because === undefined ? null : JSON.stringify(place.because), place.nextAt ?? null,
    place.waitsFor ?? '', where.runId, where.seq,
  )
}

/**
 * Takes back what local steps wrote for a history that never happened: rows tagged after the last
 * committed tag and before ours (durability rule 10).
 */
export function dropGhosts(sql: Sql, runId: string, range: { after: number; before: number }): void {
  const ghosts = sql.all<VisitRecord>(
    'SELECT * FROM visit WHERE runId = ? AND openTag > ? AND openTag < ?', runId, range.after, range.before)
  for (const ghost of ghosts) {
    foldVisit(sql, ghost, -1)
    sql.run('DELETE FROM visit WHERE runId = ? AND seq = ?', runId, ghost.seq)
  }
  const closed = sql.all<VisitRecord>(
    'SELECT * FROM visit WHERE runId = ? AND closeTag > ? AND closeTag < ?', runId, range.after, range.before)
  for (const visit of closed) {
    foldVisitChange(sql, visit, { ...visit, leftAt: null, outcome: null })
    sql.run('UPDATE visit SET leftAt = NULL, outcome = NULL, closeTag = NULL WHERE runId = ? AND seq = ?', runId, visit.seq)
    reopenWork(sql, visit)
  }
  reopenExpired(sql, runId, range)
  takeBackArms(sql, runId, range)
  takeBackMigration(sql, runId, range)
  const ended = sql.get(`SELECT 1 FROM step WHERE runId = ? AND name = ? AND tag > ? AND tag < ?`, runId, CLOSE_STEP, range.after, range.before)
  if (ended) takeBackEnd(sql, runId)
  for (const table of ['step', 'task', 'offer']) {
    sql.run(`DELETE FROM ${table} WHERE runId = ? AND tag > ? AND tag < ?`, runId, range.after, range.before)
  }
}
