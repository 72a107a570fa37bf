import { spansOf } from '@parcours/metrics'
import type { Sql } from '../db/open-db.ts'
import type { Value } from '../views/conditions.ts'
import type { FigureScope } from './scope.ts'

/** Roll-ups that are folded under every one of `entryKeys`: all days, months and days. */
export type KeyedRollup = 'rollup' | 'rollup_time' | 'rollup_contact'

/** What stands behind FROM, and what each summed column is multiplied by. */
export interface RollupRows {
  sql: string
  sign: string
  values: Value[]
}

/**
 * Rows of one version that answer for the days of a question, as few as there are: those of all days, which come in the
 * order of their sums, when the question leaves no day out; else whole months and the days at the edges.
 */
export function rollupRows(sql: Sql, scope: FigureScope, table: KeyedRollup, versionId: string): RollupRows {
  const { from, to, arm } = scope
  if (leavesNoneOut(sql, scope, table, versionId)) return { sql: `${table} WHERE versionId = ? AND arm = ? AND entryDay = ''`, sign: '1', values: [versionId, arm] }
  const spans = spansOf(from, to)
  if (spans.length === 0) return { sql: `${table} WHERE 1 = 0`, sign: '1', values: [] }
  // A join, since the same three ranges with OR between them would read what lies between them too.
  return {
    sql: `(VALUES ${spans.map(() => '(?, ?, ?)').join(', ')}) span CROSS JOIN ${table} WHERE versionId = ? AND arm = ? AND entryDay >= span.column1 AND entryDay < span.column2`,
    sign: 'span.column3', values: [...spans.flatMap((span) => [span.from, span.before, span.sign]), versionId, arm],
  }
}

/** Nobody entered on another day: as with the versions before the present one. Two steps into the b-tree. */
function leavesNoneOut(sql: Sql, { from, to, arm }: FigureScope, table: KeyedRollup, versionId: string): boolean {
  // Days begin with a digit, and ':' is what follows '9'.
  const anyDay = (first: string, before: string) =>
    sql.get(`SELECT 1 FROM ${table} WHERE versionId = ? AND arm = ? AND entryDay >= ? AND entryDay < ? LIMIT 1`, versionId, arm, first, before) !== undefined
  return !(from !== undefined && anyDay('0', from)) && !(to !== undefined && anyDay(`${to}~`, ':'))
}
