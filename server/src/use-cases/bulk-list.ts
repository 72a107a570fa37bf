import type { NewBulk, Sql } from '@parcours/store'
import type { Deps } from '../deps.ts'
import type { ListedLines } from '../routers/steer-views.ts'

/** Runs that a source stands for, as a SELECT, and what the job shows of where its set came from. */
export interface RunsOfSource {
  runs: NewBulk['runs']
  source: unknown
  unmatched: ListedLines
  ambiguous: ListedLines
}

export const NO_LINES: ListedLines = { lines: [], total: 0 }
const LISTED = 100
const LONGEST_LINE = 80
const listed = (lines: readonly string[]): ListedLines => ({ lines: lines.slice(0, LISTED).map((line) => line.slice(0, LONGEST_LINE)), total: lines.length })

/**
 * Open runs of the cases and debts that a pasted list names, whatever stands between the references. A creditor's reference
 * is unique in its portfolio only: one that names several cases of those asked for is left out, for whom it meant nobody knows.
 */
export function runsOfList({ db }: Deps, { text, portfolioId }: { text: string; portfolioId?: string | undefined }): RunsOfSource {
  const lines = [...new Set(text.split(/[\s,;]+/).filter((line) => line !== ''))]
  const asked = { json: JSON.stringify(lines), portfolioId: portfolioId ?? null }
  const named = Map.groupBy(casesNamed(db.read, asked), ({ name }) => name)
  const runIds = runsNamed(db.read, asked)
  const known = new Set([...named.keys(), ...runIds])
  const cases = [...named.values()].flatMap(([one, other]) => (one && !other ? [one.caseId] : []))
  const unmatched = listed(lines.filter((line) => !known.has(line)))
  const ambiguous = listed(lines.filter((line) => (named.get(line)?.length ?? 0) > 1))
  return {
    runs: {
      sql: `SELECT r.id FROM run r WHERE r.caseId IN (SELECT value FROM json_each(?)) AND r.status <> 'ended' UNION SELECT value AS id FROM json_each(?)`,
      values: [JSON.stringify(cases), JSON.stringify(runIds)],
    },
    source: { kind: 'list', lines: lines.length, unmatched: unmatched.total, unknown: unmatched.lines, ambiguous, ...(portfolioId !== undefined && { portfolioId }) },
    unmatched, ambiguous,
  }
}

interface Asked {
  /** The lines. */
  json: string
  /** Null: of any. */
  portfolioId: string | null
}

/** Each line with each case that it names: a case's own reference, or that of one of its debts. */
const casesNamed = (sql: Sql, { json, portfolioId }: Asked): { name: string; caseId: string }[] =>
  sql.all(
    `SELECT l.value AS name, c.id AS caseId FROM json_each(?) l CROSS JOIN collection_case c ON c.ref = l.value WHERE c.portfolioId = COALESCE(?, c.portfolioId)
     UNION SELECT l.value, d.caseId FROM json_each(?) l CROSS JOIN debt d ON d.reference = l.value WHERE d.portfolioId = COALESCE(?, d.portfolioId)`,
    json, portfolioId, json, portfolioId)

const runsNamed = (sql: Sql, { json, portfolioId }: Asked): string[] =>
  sql.all<{ id: string }>('SELECT id FROM run WHERE id IN (SELECT value FROM json_each(?)) AND portfolioId = COALESCE(?, portfolioId)', json, portfolioId).map(({ id }) => id)
