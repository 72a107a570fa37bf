import type { EventType, Plan, RunEvent } from '@parcours/journey'
import type { Sql } from '../db/open-db.ts'
import { enqueueEvent } from '../runs/deliveries.ts'
import type { RunRecord } from '../runs/rows.ts'

interface Ears {
  listens: ReadonlySet<string>
  ends: ReadonlySet<string>
}
// Versions are immutable, so what they listen to is read once in a process.
const earsOfVersion = new Map<string, Ears>()

function earsOf(sql: Sql, versionId: string): Ears {
  const known = earsOfVersion.get(versionId)
  if (known) return known
  const row = sql.get<{ plan: string }>('SELECT plan FROM version WHERE id = ?', versionId)
  const plan = row ? (JSON.parse(row.plan) as Pick<Plan, 'listens' | 'ends'>) : { listens: [], ends: [] }
  const ears: Ears = { listens: new Set(plan.listens), ends: new Set(plan.ends) }
  earsOfVersion.set(versionId, ears)
  return ears
}

export interface Notice {
  type: EventType
  ref: string
  atMs: number
  data?: RunEvent['data']
  /** A fact that ends every run whose settings say so. */
  stop?: string
}

export const openRunsOfCase = (sql: Sql, caseId: string): RunRecord[] =>
  sql.all<RunRecord>(`SELECT * FROM run WHERE caseId = ? AND status <> 'ended'`, caseId)
export const openRunsOfPerson = (sql: Sql, personId: string): RunRecord[] =>
  sql.all<RunRecord>(`SELECT * FROM run WHERE personId = ? AND status <> 'ended'`, personId)

/** Queues an event for a run if its plan names it or it interrupts; the rest is only stored (durability rule 17). */
export function notifyRun(sql: Sql, run: RunRecord, notice: Notice): boolean {
  const ears = earsOf(sql, run.versionId)
  const stop = notice.stop !== undefined && ears.ends.has(notice.stop) ? notice.stop : undefined
  if (stop === undefined && !ears.listens.has(notice.type)) return false
  enqueueEvent(sql, run.id, { type: notice.type, ref: notice.ref, atMs: notice.atMs, data: notice.data ?? {}, ...(stop && { stop }) })
  return true
}
