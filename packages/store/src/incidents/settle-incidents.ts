import { newId } from '../db/ids.ts'
import type { Sql } from '../db/open-db.ts'
import type { Finding, IncidentCause, IncidentRecord } from './rows.ts'

export interface Round {
  findings: readonly Finding[]
  /** Causes that were looked at: of these, what is not found is over. */
  looked: readonly IncidentCause[]
  nowMs: number
  realMs: number
}

export interface Settled {
  opened: number
  closed: number
}

/** "Still found" is written so often: it costs a commit each time. */
const SEEN_EVERY_MS = 5_000
/** What comes and goes is one incident: it is over when it was last found so long ago (more than SEEN_EVERY_MS, or 0). */
const QUIET_MS: Partial<Record<IncidentCause, number>> = { wait_overdue: 8_000, provider_refusing: 20_000, provider_slow: 20_000 }

export const openIncidents = (sql: Sql): IncidentRecord[] =>
  sql.all<IncidentRecord>('SELECT * FROM incident WHERE closedRealMs IS NULL ORDER BY openedRealMs, id')

/** Whether a round would change anything: rounds without news, which are nearly all, need no transaction. */
export function hasNews(sql: Sql, { findings, looked, realMs }: Round): boolean {
  const open = new Map(openIncidents(sql).map((row) => [keyOf(row), row]))
  const found = new Set(findings.map(keyOf))
  if (findings.some((one) => isNews(open.get(keyOf(one)), one, realMs))) return true
  return [...open.values()].some((row) => looked.includes(row.cause) && !found.has(keyOf(row)))
}

/** Opens what is new, keeps what goes on, closes what is over. Runs that an incident has held stay listed in it, those that it no longer finds as recovered. */
export function settleIncidents(sql: Sql, round: Round): Settled {
  const open = new Map(openIncidents(sql).map((row) => [keyOf(row), row]))
  const settled: Settled = { opened: 0, closed: 0 }
  for (const finding of round.findings) {
    const known = open.get(keyOf(finding))
    open.delete(keyOf(finding))
    if (!known) settled.opened += 1
    if (isNews(known, finding, round.realMs)) keep(sql, known ?? opened(sql, finding, round), finding, round.realMs)
  }
  for (const row of open.values()) {
    const isOver = round.looked.includes(row.cause) && round.realMs - row.seenRealMs >= (QUIET_MS[row.cause] ?? 0)
    if (!isOver) continue
    sql.run('UPDATE incident SET closedAt = ?, closedRealMs = ? WHERE id = ?', round.nowMs, round.realMs, row.id)
    settled.closed += 1
  }
  return settled
}

const keyOf = ({ cause, groupKey }: Pick<Finding, 'cause' | 'groupKey'>): string => `${cause} ${groupKey}`

const isNews = (known: IncidentRecord | undefined, finding: Finding, realMs: number): boolean =>
  !known || realMs - known.seenRealMs >= SEEN_EVERY_MS || known.detail !== JSON.stringify(finding.detail)

function opened(sql: Sql, { cause, groupKey, detail }: Finding, { nowMs, realMs }: Round): Pick<IncidentRecord, 'id'> {
  const id = newId('inc')
  sql.run('INSERT INTO incident (id, cause, groupKey, detail, openedAt, openedRealMs, seenRealMs) VALUES (?,?,?,?,?,?,?)',
    id, cause, groupKey, JSON.stringify(detail), nowMs, realMs, realMs)
  return { id }
}

function keep(sql: Sql, { id }: Pick<IncidentRecord, 'id'>, { detail, runs }: Finding, realMs: number): void {
  sql.run('UPDATE incident SET detail = ?, seenRealMs = ? WHERE id = ?', JSON.stringify(detail), realMs, id)
  const named = JSON.stringify(runs)
  sql.run(
    `INSERT INTO incident_run (incidentId, runId, visitSeq) SELECT ?, value ->> 'runId', value ->> 'visitSeq' FROM json_each(?) WHERE true
     ON CONFLICT (incidentId, runId) DO UPDATE SET found = 1 WHERE found = 0`, id, named)
  sql.run(`UPDATE incident_run SET found = 0 WHERE incidentId = ? AND found = 1 AND runId NOT IN (SELECT value ->> 'runId' FROM json_each(?))`, id, named)
}
