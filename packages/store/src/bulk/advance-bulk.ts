import type { CommandAsk } from '@parcours/journey'
import { issueCommand, settleItem } from '../commands/issue.ts'
import { stopContact } from '../commands/stop-contact.ts'
import type { Db, Sql } from '../db/open-db.ts'
import { runById } from '../runs/step.ts'
import { askBack } from './rollback.ts'
import type { BulkItemRecord, BulkRecord } from './rows.ts'

/** So many commands of all jobs may be on their way: what is held back is shown as queued, and cancelled at once. */
const IN_FLIGHT = 400
/** Items in one transaction: the gate and the events wait for the same lock. */
const AT_ONCE = 50
/** After a pause or a stop of the worker the time in between is not made up for. */
const LONGEST_GAP_MS = 2_000

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
  const passedMs = bulk.lastAtRealMs === 0 ? LONGEST_GAP_MS : Math.min(LONGEST_GAP_MS, tick.realMs - bulk.lastAtRealMs)
  const due = Math.min(Math.floor((bulk.perMinute * passedMs) / 60_000), IN_FLIGHT - inFlight(db))
  const items = due <= 0 ? [] : queuedItems(db.read, bulk.id, due)
  for (let from = 0; from < items.length; from += AT_ONCE) {
    const some = items.slice(from, from + AT_ONCE)
    await db.write((sql) => {
      if (!isRunning(sql, bulk.id)) return
      for (const item of some) send(sql, { bulk, item, ...tick })
    })
  }
  if (due > 0) await db.write((sql) => sql.run('UPDATE bulk SET lastAtRealMs = ? WHERE id = ?', tick.realMs, bulk.id))
  if (isOver(db.read, bulk.id)) await finish(db, bulk.id, tick.nowMs)
  return items.length
}

function askOf(sql: Sql, bulk: BulkRecord, { runId }: BulkItemRecord): CommandAsk | undefined {
  // Parsed when the job was made; written by nobody else.
  if (bulk.kind !== 'rollback') return { kind: bulk.kind, ...(JSON.parse(bulk.args) as object) } as CommandAsk
  const run = runById(sql, runId)
  return run && bulk.ofBulkId !== null ? askBack(sql, run, bulk.ofBulkId) : undefined
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

function send(sql: Sql, { bulk, item, nowMs, realMs }: { bulk: BulkRecord; item: BulkItemRecord } & Tick): void {
  const id = `${bulk.id}.${item.n}.${item.tries}`
  const claimed = sql.run(`UPDATE bulk_item SET state = 'sent', commandId = ? WHERE bulkId = ? AND n = ? AND state = 'queued'`, id, bulk.id, item.n)
  if (claimed === 0) return
  const common = { id, runId: item.runId, reason: bulk.reason, actor: bulk.actor, nowMs, realMs, bulkId: bulk.id }
  if (bulk.kind === 'stop_contact') return settleItem(sql, { id, bulkId: bulk.id }, stopContact(sql, common), nowMs)
  const ask = askOf(sql, bulk, item)
  if (!ask) return settleItem(sql, { id, bulkId: bulk.id }, { kind: 'refused', code: 'stays' }, nowMs)
  const issued = issueCommand(sql, { ...common, ask })
  if (issued.kind === 'sent') return
  const code = issued.kind === 'no_run' ? 'ended' : issued.command.refusal
  // A plain refusal was recorded with one of these codes.
  if (issued.kind !== 'known' || issued.command.state === 'refused') settleItem(sql, { id, bulkId: bulk.id }, { kind: 'refused', code: (code ?? 'ended') as 'ended' }, nowMs)
}
