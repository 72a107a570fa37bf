import type { Sql } from '../db/open-db.ts'
import { allOf, among, condition, type Condition, type Page } from '../views/conditions.ts'

/** A visit that a figure counts, with its run; or a run itself, as its first visit (`visitSeq` 1). */
export interface FigureLine {
  runId: string
  visitSeq: number
  caseRef: string
  firstName: string
  lastName: string
  nodeId: string
  outcome: string | null
  enteredAt: number
  leftAt: number | null
  version: number
}

/** What a list goes through: a table as `k`, the index that holds its order of search, and what must hold. */
export interface FigureSource {
  table: 'visit' | 'run' | 'contact' | 'promise'
  /** Without statistics the planner would read whole tables: the index is named. */
  index?: string
  /** Further tables, joined to `k`. */
  join?: string
  where: Condition
}

export interface ListAsk {
  cursor?: string
  limit: number
}

/** What is shown of a row, and how it reaches its run `r` and its visit `v`. */
const REACH: Record<FigureSource['table'], { joins: string; shows: 'visit' | 'run' }> = {
  visit: { joins: 'JOIN run r ON r.id = k.runId JOIN visit v ON v.rowid = k.rowid', shows: 'visit' },
  contact: { joins: 'JOIN run r ON r.id = k.runId LEFT JOIN visit v ON v.runId = k.runId AND v.seq = k.visitSeq', shows: 'visit' },
  run: { joins: 'JOIN run r ON r.id = k.id LEFT JOIN visit v ON v.runId = k.id AND v.seq = 1', shows: 'run' },
  promise: { joins: 'JOIN run r ON r.id = k.runId LEFT JOIN visit v ON v.runId = k.runId AND v.seq = 1', shows: 'run' },
}
const SHOWN = {
  visit: `COALESCE(v.seq, 1) AS visitSeq, COALESCE(v.nodeId, '') AS nodeId, v.outcome, COALESCE(v.enteredAt, r.enteredAt) AS enteredAt, v.leftAt`,
  run: `1 AS visitSeq, COALESCE(v.nodeId, '') AS nodeId, r.reason AS outcome, r.enteredAt, r.endedAt AS leftAt`,
}

/** One page, last written first, and how many there are in all. The cursor is the last row's key. */
export function figurePage(sql: Sql, source: FigureSource, ask: ListAsk): Page<FigureLine> {
  const from = `${source.table} k ${source.index ? `INDEXED BY "${source.index}"` : ''} ${source.join ?? ''}`
  const { where } = source
  const total = sql.get<{ n: number }>(`SELECT COUNT(*) AS n FROM ${from} WHERE ${where.sql}`, ...where.values)?.n ?? 0
  const below = allOf([where, ...(/^\d{1,16}$/.test(ask.cursor ?? '') ? [condition('k.rowid < ?', Number(ask.cursor))] : [])])
  const keys = sql.all<{ key: number }>(
    `SELECT k.rowid AS "key" FROM ${from} WHERE ${below.sql} ORDER BY k.rowid DESC LIMIT ?`, ...below.values, ask.limit).map(({ key }) => key)
  const last = keys.length === ask.limit ? keys.at(-1) : undefined
  return { total, rows: lines(sql, source.table, keys), next: last === undefined ? null : String(last) }
}

function lines(sql: Sql, table: FigureSource['table'], keys: readonly number[]): FigureLine[] {
  const { joins, shows } = REACH[table]
  const these = among('k.rowid', keys)
  return sql.all<FigureLine>(
    `SELECT r.id AS runId, c.ref AS caseRef, p.firstName, p.lastName, s.number AS version, ${SHOWN[shows]}
     FROM ${table} k ${joins} JOIN collection_case c ON c.id = r.caseId JOIN person p ON p.id = r.personId JOIN version s ON s.id = r.versionId
     WHERE ${these.sql} ORDER BY k.rowid DESC`, ...these.values)
}
