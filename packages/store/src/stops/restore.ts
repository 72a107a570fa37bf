import type { ContactRecord } from '../cases/rows.ts'
import { contactById, contactByKey, contactByReference, referenceOf, settleContact } from '../contacts/ledger.ts'
import { newId } from '../db/ids.ts'
import type { Db, Sql } from '../db/open-db.ts'
import { runById } from '../runs/step.ts'
import { dropGhosts, visitOf } from '../runs/trace.ts'
import { getSetting } from '../settings.ts'
import { setStop } from './stops.ts'

/** What stands in the way of contacting people again. */
export type RestoreItem =
  /** No provider can be asked what it took since the backup (MESSAGE_LIST_URL is not set). */
  | { code: 'no_list' }
  | { code: 'list_failed'; detail: string }
  | { code: 'temporal_failed'; detail: string }
  | { code: 'runs_without_workflow'; count: number }
  | { code: 'workflows_without_run'; count: number }

/** What the reconciler found and did after a restore; shown before anybody may lift the emergency stop. */
export interface RestoreReport {
  /** Instant of the backup's first copy, and of the report; real clock. */
  backupRealMs: number
  atRealMs: number | null
  /** Empty: clean. */
  open: RestoreItem[]
  /** Ledger rows put in from the providers' lists; of those, rows of runs that began after the backup and are gone. */
  messagesFound: number
  messagesOfLostRuns: number
  /** Runs taken back to what Temporal knows; runs started again; workflows ended that no run knows. */
  runsTakenBack: number
  runsStartedAgain: number
  workflowsEnded: number
  /** An operator took the open items upon themselves. */
  accepted?: { actor: string; reason: string; atRealMs: number }
}

interface State {
  /** Real and business instant at which Temporal's file was copied: the older of the two. */
  backupRealMs: number
  backupBusinessMs: number
  /** Rows have been taken back to Temporal's histories: once, before any worker runs. */
  takenBack: boolean
  report: RestoreReport
}

const KEY = 'restore'
const stateOf = (sql: Sql): State | undefined => getSetting<State>(sql, KEY)
const keep = (sql: Sql, state: State): void =>
  void sql.run('INSERT INTO setting (key, value) VALUES (?,?) ON CONFLICT DO UPDATE SET value = excluded.value', KEY, JSON.stringify(state))

/** The last restore of this database, as the reconciler left it; undefined where nothing was ever restored. */
export const reconcileReport = (sql: Sql): RestoreReport | undefined => stateOf(sql)?.report

/** The restore that is not reconciled yet; undefined where there is none. */
export function openRestore(sql: Sql): State | undefined {
  const stop = sql.get(`SELECT 1 FROM contact_stop WHERE liftedAt IS NULL AND needsReconcile = 1`)
  return stop ? stateOf(sql) : undefined
}

/** The actor of a stop that no person has set. */
export const BY_RESTORE = 'restore'

/** A stop that a restore has set stands: reconciled or not, somebody has still to lift it. */
export const standingFromRestore = (sql: Sql): boolean =>
  sql.get(`SELECT 1 FROM contact_stop WHERE liftedAt IS NULL AND (needsReconcile = 1 OR actor = ?)`, BY_RESTORE) !== undefined

/** Before any process starts on a restored database: the emergency stop, which nobody can lift until all is reconciled (durability rule 8). */
export function beginRestored(db: Db, one: { backupRealMs: number; backupBusinessMs: number; realMs: number; reason: string }): Promise<void> {
  const { backupRealMs, backupBusinessMs, realMs, reason } = one
  return db.write((sql) => {
    const stop = setStop(sql, { scope: 'workspace', target: '', effect: 'contact', reason, actor: BY_RESTORE, nowMs: backupBusinessMs, realMs, needsReconcile: true })
    // One that stood already when the backup was made could be lifted at once.
    sql.run('UPDATE contact_stop SET needsReconcile = 1 WHERE id = ?', stop.id)
    sql.run('DELETE FROM lease')
    const report = { backupRealMs, atRealMs: null, open: [], messagesFound: 0, messagesOfLostRuns: 0, runsTakenBack: 0, runsStartedAgain: 0, workflowsEnded: 0 }
    keep(sql, { backupRealMs, backupBusinessMs, takenBack: false, report })
  })
}

/**
 * Our copy is younger than Temporal's: what its histories do not tell never happened. Rows behind `tag` go, as those of
 * any overtaken history (rule 10), and events and commands since then are delivered again; a run knows those that it has.
 */
export function takeBackTo(sql: Sql, runId: string, { tag, sinceMs }: { tag: number; sinceMs: number }): boolean {
  const run = runById(sql, runId)
  if (!run) return false
  const behind = run.tag > tag
  if (behind) dropGhosts(sql, runId, { after: tag, before: Number.MAX_SAFE_INTEGER })
  sql.run('UPDATE run SET tag = MIN(tag, ?) WHERE id = ?', tag, runId)
  sql.run(
    `UPDATE delivery SET state = 'pending', attempts = 0, notBeforeRealMs = 0 WHERE runId = ? AND kind IN ('event', 'command') AND state <> 'pending'
     AND COALESCE(json_extract(payload, '$.atMs'), 0) >= ?
     AND NOT (kind = 'command' AND EXISTS (SELECT 1 FROM command c WHERE c.id = json_extract(payload, '$.id') AND c.state = 'refused'))`, runId, sinceMs)
  // What an operator asked since then is asked again, but for what was refused: they were told so. A workflow that knows it
  // gives the same answer.
  sql.run(`UPDATE command SET state = 'sent', settledAt = NULL WHERE runId = ? AND seq > 0 AND state = 'applied' AND at >= ?`, runId, sinceMs)
  return behind
}

export const markTakenBack = (sql: Sql): void => {
  const state = stateOf(sql)
  if (state) keep(sql, { ...state, takenBack: true })
}

export interface FoundMessage {
  channel: ContactRecord['channel']
  /** `run.visit.attempt` */
  reference: string
  to: string
  providerId: string
  atRealMs: number
  /** Business instant that it counts at. */
  atMs: number
}

/** The gate that let it pass is lost: its window was some part of that day. */
const DAY = 86_400_000

/**
 * A provider took it and the ledger does not know it: the row goes in, so that it is never sent again and counts for the
 * caps. `lost`: its run began after the backup; it counts for the person all the same.
 */
export function putFoundMessage(sql: Sql, found: FoundMessage): 'known' | 'found' | 'lost' | 'nobody' {
  const [, runId, visit, attempt] = /^(\w+)\.(\d+)\.(\d+)$/.exec(found.reference) ?? []
  if (runId === undefined) return 'nobody'
  const key = { visitSeq: Number(visit), attempt: Number(attempt) }
  const known = contactByReference(sql, found.reference)
  if (known) {
    settleContact(sql, known.id, { status: 'sent', providerId: found.providerId, nowMs: found.atMs, from: ['sending', 'unknown', 'failed'] })
    return 'known'
  }
  const run = runById(sql, runId)
  const personId = run?.personId ?? sql.get<{ personId: string }>('SELECT personId FROM contact_point WHERE value = ? LIMIT 1', found.to)?.personId
  if (personId === undefined) return 'nobody'
  sql.run(
    `INSERT INTO contact (id, runId, visitSeq, attempt, nodeId, personId, caseId, debtIds, channel, address, textId, language, subject, body,
       at, sendByRealMs, windowEndMs, sandbox, status, providerId) VALUES (?,?,?,?,?,?,?,(SELECT json_group_array(id) FROM debt WHERE caseId = ?),?,?,'','',NULL,'',?,?,?,0,'sent',?)`,
    newId('con'), runId, key.visitSeq, key.attempt, visitOf(sql, runId, key.visitSeq)?.nodeId ?? '', personId, run?.caseId ?? '', run?.caseId ?? '',
    found.channel, found.to, found.atMs, found.atRealMs, found.atMs + DAY, found.providerId)
  return run ? 'found' : 'lost'
}

/** Put in by `putFoundMessage` and not asked for yet: no text of ours stands in it. Its visit must not send anew, whatever the attempt. */
export const foundContactOf = (sql: Sql, runId: string, visitSeq: number): ContactRecord | undefined =>
  sql.get<ContactRecord>(`SELECT * FROM contact WHERE runId = ? AND visitSeq = ? AND textId = '' ORDER BY attempt LIMIT 1`, runId, visitSeq)

/** Lets it answer for the attempt that asks now, and for no later one: a second call of the same visit is another contact. */
export function answerFor(sql: Sql, contactId: string, asks: { runId: string; visit: number; attempt: number }): void {
  const found = contactById(sql, contactId)
  const other = contactByKey(sql, asks.runId, asks.visit, asks.attempt)
  const isFree = other === undefined || other.id === contactId
  const sentAs = found && isFree && found.attempt !== asks.attempt ? referenceOf(found) : null
  sql.run(`UPDATE contact SET attempt = ?, sentAs = COALESCE(?, sentAs), textId = 'restored' WHERE id = ?`, isFree ? asks.attempt : (found?.attempt ?? asks.attempt), sentAs, contactId)
}

/** Keeps what the reconciler found. With nothing open the stop may be lifted; it is never lifted by itself. */
export function keepReport(sql: Sql, report: RestoreReport): void {
  const state = stateOf(sql)
  if (!state) return
  keep(sql, { ...state, report })
  if (report.open.length === 0) sql.run('UPDATE contact_stop SET needsReconcile = 0 WHERE needsReconcile = 1')
}

/** What an operator may answer for: a provider that cannot be asked. All else is in our own house, and is to be made clean. */
export const mayAnswerFor = ({ code }: RestoreItem): boolean => code === 'no_list' || code === 'list_failed'

/** `unclean`: something is open that nobody may answer for. `not_looked`: nothing waits for an answer, or nobody has looked yet. */
export type AcceptedRestore = 'accepted' | 'unclean' | 'not_looked'

/** An operator answers for what cannot be found out (a provider that lists nothing). */
export function acceptRestored(sql: Sql, one: { actor: string; reason: string; realMs: number }): AcceptedRestore {
  const state = openRestore(sql)
  if (!state || state.report.atRealMs === null) return 'not_looked'
  if (!state.report.open.every(mayAnswerFor)) return 'unclean'
  keep(sql, { ...state, report: { ...state.report, accepted: { actor: one.actor, reason: one.reason, atRealMs: one.realMs } } })
  sql.run('UPDATE contact_stop SET needsReconcile = 0 WHERE needsReconcile = 1')
  return 'accepted'
}
