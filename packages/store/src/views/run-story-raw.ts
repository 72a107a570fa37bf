import type { Sql } from '../db/open-db.ts'
import { runById } from '../runs/step.ts'

export const RAW_KINDS = ['event', 'delivery', 'visit', 'step', 'decision', 'contact', 'command'] as const
export type RawKind = (typeof RAW_KINDS)[number]

/** A stored row as it is, with its columns of JSON read. */
export interface RawRow {
  /** Unique among the rows of its kind. */
  key: string
  /** Business epoch ms; null for what has no instant of its own. */
  at: number | null
  row: Record<string, unknown>
}
export interface RawPage {
  rows: RawRow[]
  total: number
  /** How many rows were passed before the next page; null at the end. */
  next: number | null
}

interface Source {
  from: string
  order: string
  key: string
  at: string
}

/** Each is found by the run (or its case) in an index; one run has tens of rows, so pages are counted from the beginning. */
const SOURCES: Record<RawKind, Source> = {
  event: { from: 'event WHERE caseId = ? AND at >= ? AND at <= ?', order: 'at, id', key: 'id', at: 'at' },
  delivery: { from: 'delivery WHERE runId = ?', order: 'id', key: 'id', at: 'NULL' },
  visit: { from: 'visit WHERE runId = ?', order: 'seq', key: 'seq', at: 'enteredAt' },
  step: { from: 'step WHERE runId = ?', order: 'visitSeq, attempt', key: `visitSeq || '.' || attempt`, at: 'at' },
  decision: { from: 'decision WHERE runId = ?', order: 'id', key: 'id', at: 'at' },
  contact: { from: 'contact WHERE runId = ?', order: 'visitSeq, attempt', key: 'id', at: 'at' },
  command: { from: 'command WHERE runId = ?', order: 'seq, at, id', key: 'id', at: 'at' },
}

/** Columns that hold JSON, in whatever table. */
const JSON_COLUMNS = new Set(['payload', 'result', 'evidence', 'rules', 'packs', 'inputs', 'args', 'before', 'after', 'because', 'debtIds'])

/** One page of what is stored of a run, oldest first; undefined when there is no such run. */
export function rawRows(sql: Sql, runId: string, ask: { kind: RawKind; skip: number; limit: number }): RawPage | undefined {
  const run = runById(sql, runId)
  if (!run) return undefined
  const { from, order, key, at } = SOURCES[ask.kind]
  const until = run.endedAt === null ? Number.MAX_SAFE_INTEGER : Math.max(run.endedAt, run.windowEndsAt)
  const of = ask.kind === 'event' ? [run.caseId, run.enteredAt, until] : [runId]
  const total = sql.get<{ n: number }>(`SELECT COUNT(*) AS n FROM ${from}`, ...of)?.n ?? 0
  const found = sql.all<{ rawKey: string | number; rawAt: number | null }>(
    `SELECT ${key} AS rawKey, ${at} AS rawAt, * FROM ${from} ORDER BY ${order} LIMIT ? OFFSET ?`, ...of, ask.limit, ask.skip)
  const rows = found.map(({ rawKey, rawAt, ...row }) => ({ key: String(rawKey), at: rawAt, row: readable(ask.kind, row) }))
  const passed = ask.skip + rows.length
  return { rows, total, next: passed < total && rows.length > 0 ? passed : null }
}

/** The body of an event is JSON, that of a contact is the message itself. */
const readable = (kind: RawKind, row: Record<string, unknown>): Record<string, unknown> => Object.fromEntries(
  Object.entries(row).map(([name, value]) => [name, JSON_COLUMNS.has(name) || (kind === 'event' && name === 'body') ? parsed(value) : value]))

function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    // A step's result may be a plain word.
    return value
  }
}
