import type { CommandAnswer, CommandAsk } from '@parcours/journey'
import { issueCommand, settleItem } from '../commands/issue.ts'
import { stopContact, type StopContact } from '../commands/stop-contact.ts'
import type { Db, Sql } from '../db/open-db.ts'
import { runById } from '../runs/step.ts'
import { askBack } from './rollback.ts'
import { retriedBy, type BulkItemRecord, type BulkRecord } from './rows.ts'

/** So many commands of all jobs may be on their way: what is held back is shown as queued, and cancelled at once. */
const IN_FLIGHT = 400
/** Items in one transaction: the gate and the events wait for the same lock. */
const AT_ONCE = 50
/** At most what falls due in so long goes at once: after a pause or a stop of the worker the time in between is not made up for. */
const BURST_MS = 2_000

interface Tick {
  nowMs: number
  realMs: number
}

/**
 * Sends the next items of every running job, at its rate. An item and its command are one transaction, and the command's id
 * is the item's: a worker that dies in between has sent it or has not. @returns items sent now
 */
export async function advanceBulks(db: Db, tick: Tick): Promise<number> {
  let sent = 0
  for (const bulk of db.read.all<BulkRecord>(`SELECT * FROM bulk WHERE state = 'running' ORDER BY startedAt, id`)) {
    sent += await advanceOne(db, bulk, tick)
  }
  return sent
}

async function advanceOne(db: Db, bulk: BulkRecord, tick: Tick): Promise<number> {
  const { due, lastAtRealMs } = dueOf(bulk, { realMs: tick.realMs, free: IN_FLIGHT - inFlight(db) })
  const items = due <= 0 ? [] : queuedItems(db.read, bulk.id, due)
  // A retry takes all that has failed, and only when nothing else is queued: what is tried again now is its own.
  const actor = items.some(({ tries }) => tries > 0) ? (retriedBy(db.read, bulk.id) ?? bulk.actor) : bulk.actor
  for (let from = 0; from < items.length; from += AT_ONCE) {
    const some = items.slice(from, from + AT_ONCE)
    await db.write((sql) => {
      if (!isRunning(sql, bulk.id)) return
      for (const item of some) send(sql, { bulk: { ...bulk, actor }, item, ...tick })
    })
  }
  if (due > 0) await db.write((sql) => sql.run('UPDATE bulk SET lastAtRealMs = ? WHERE id = ?', lastAtRealMs, bulk.id))
  if (isOver(db.read, bulk.id)) await finish(db, bulk.id, tick.nowMs)
  return items.length
}

/**
 * How many items fall due now, and up to when they have been sent. What is left of an item is not forgotten: one a minute
 * is one a minute, however often this is asked.
 */
export function dueOf({ perMinute, lastAtRealMs }: Pick<BulkRecord, 'perMinute' | 'lastAtRealMs'>, { realMs, free }: { realMs: number; free: number }): { due: number; lastAtRealMs: number } {
  const itemMs = 60_000 / perMinute
  const burst = Math.max(1, Math.floor(BURST_MS / itemMs))
  const owed = lastAtRealMs === 0 ? burst : Math.max(0, Math.floor((realMs - lastAtRealMs) / itemMs))
  const due = Math.max(0, Math.min(owed, burst, free))
  return { due, lastAtRealMs: due < owed || lastAtRealMs === 0 ? realMs : lastAtRealMs + Math.floor(due * itemMs) }
}

function askOf(sql: Sql, bulk: BulkRecord, { runId }: BulkItemRecord): CommandAsk | undefined {
  // Parsed when the job was made; written by nobody else.
  if (bulk.kind !== 'rollback') return { kind: bulk.kind, ...(JSON.parse(bulk.args) as object) } as CommandAsk
  return bulk.ofBulkId === null ? undefined : askBack(sql, runId, bulk.ofBulkId)
}

const queuedItems = (sql: Sql, bulkId: string, limit: number): BulkItemRecord[] =>
  sql.all<BulkItemRecord>(`SELECT * FROM bulk_item WHERE bulkId = ? AND state = 'queued' ORDER BY n LIMIT ?`, bulkId, limit)

const inFlight = (db: Db): number =>
  db.read.get<{ n: number }>(`SELECT COUNT(*) AS n FROM bulk_item WHERE state = 'sent' AND bulkId IN (SELECT id FROM bulk WHERE state IN ('running', 'paused', 'cancelled'))`)?.n ?? 0

const isRunning = (sql: Sql, id: string): boolean => sql.get(`SELECT 1 FROM bulk WHERE id = ? AND state = 'running'`, id) !== undefined
const isOver = (sql: Sql, id: string): boolean => sql.get(`SELECT 1 FROM bulk_item WHERE bulkId = ? AND state IN ('queued', 'sent') LIMIT 1`, id) === undefined

const finish = (db: Db, id: string, nowMs: number): Promise<unknown> =>
  db.write((sql) => {
    if (isOver(sql, id)) sql.run(`UPDATE bulk SET state = 'done', endedAt = ? WHERE id = ? AND state = 'running'`, nowMs, id)
  })

/** As the dry run says it: a job leaves alone who has ended. */
const stopFor = (sql: Sql, one: StopContact): CommandAnswer =>
  runById(sql, one.runId)?.status === 'ended' ? { kind: 'refused', code: 'ended' } : stopContact(sql, one)

function send(sql: Sql, { bulk, item, nowMs, realMs }: { bulk: BulkRecord; item: BulkItemRecord } & Tick): void {
  const id = `${bulk.id}.${item.n}.${item.tries}`
  const claimed = sql.run(`UPDATE bulk_item SET state = 'sent', commandId = ? WHERE bulkId = ? AND n = ? AND state = 'queued'`, id, bulk.id, item.n)
  if (claimed === 0) return
  const common = { id, runId: item.runId, reason: bulk.reason, actor: bulk.actor, nowMs, realMs, bulkId: bulk.id }
  if (bulk.kind === 'stop_contact') return settleItem(sql, { id, bulkId: bulk.id }, stopFor(sql, common), nowMs)
  const ask = askOf(sql, bulk, item)
  if (!ask) return settleItem(sql, { id, bulkId: bulk.id }, { kind: 'refused', code: 'stays' }, nowMs)
  const issued = issueCommand(sql, { ...common, ask })
  if (issued.kind === 'sent') return
  const code = issued.kind === 'no_run' ? 'ended' : issued.command.refusal
  // A plain refusal was recorded with one of these codes. What is there already is the item's, whatever a rollback would ask now.
  const isThere = issued.kind === 'known' || issued.kind === 'conflict'
  if (!isThere || issued.command.state === 'refused') settleItem(sql, { id, bulkId: bulk.id }, { kind: 'refused', code: (code ?? 'ended') as 'ended' }, nowMs)
}
