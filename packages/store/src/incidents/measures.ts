import type { Sql } from '../db/open-db.ts'

/** What is measured of the rows, at one reading. Counts are since the database began, unless they say otherwise. */
export interface RowMeasures {
  /** Started at any time: the sum of the roll-up, which no scrape counts anew. */
  runsStarted: number
  runs: { starting: number; open: number }
  outbox: number
  /** Ledger rows of which nobody knows yet how they ended. */
  contacts: { sending: number; unknown: number }
  incidents: { cause: string; n: number }[]
  /** The gate's decisions after `afterId`, and the last of them. */
  verdicts: { channel: string; verdict: string; rule: string; n: number }[]
  lastDecisionId: number
}

const one = (sql: Sql, text: string, ...values: (string | number)[]): number => sql.get<{ n: number | null }>(text, ...values)?.n ?? 0

/** Cheap beside millions of rows: each number comes out of an index or a roll-up. */
export function measureRows(sql: Sql, afterDecisionId: number | undefined): RowMeasures {
  const lastDecisionId = one(sql, 'SELECT MAX(id) AS n FROM decision')
  const status = (name: string) => one(sql, 'SELECT COUNT(*) AS n FROM run WHERE status = ?', name)
  const contacts = (name: string) => one(sql, 'SELECT COUNT(*) AS n FROM contact WHERE status = ?', name)
  return {
    runsStarted: one(sql, `SELECT SUM(n) AS n FROM rollup_run WHERE arm = ''`),
    runs: { starting: status('starting'), open: status('open') },
    outbox: one(sql, `SELECT COUNT(*) AS n FROM delivery INDEXED BY delivery_due WHERE state = 'pending'`),
    contacts: { sending: contacts('sending'), unknown: contacts('unknown') },
    incidents: sql.all('SELECT cause, COUNT(*) AS n FROM incident WHERE closedRealMs IS NULL GROUP BY cause'),
    verdicts: afterDecisionId === undefined ? [] : verdictsAfter(sql, afterDecisionId, lastDecisionId), lastDecisionId,
  }
}

/** By the first rule of each decision: the one that decided. */
const verdictsAfter = (sql: Sql, after: number, last: number): RowMeasures['verdicts'] =>
  sql.all(
    `SELECT channel, verdict, COALESCE(json_extract(rules, '$[0]'), '') AS rule, COUNT(*) AS n FROM decision
     WHERE id > ? AND id <= ? GROUP BY channel, verdict, rule`, after, last)
