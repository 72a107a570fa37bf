import type { Sql } from '../db/open-db.ts'
import type { TaskRecord } from '../runs/tasks.ts'
import { allOf, among, condition } from './conditions.ts'
import { arrearsByCase } from './run-lines.ts'

/** A task with whom it is about. */
export interface TaskLine extends TaskRecord {
  /** The run whose context belongs to it: its own, else the case's open or last one. */
  contextRunId: string | null
  caseRef: string
  firstName: string
  lastName: string
  currency: string
  arrearsCents: number
}

/** More than anybody works through: the rest shows when these are done. */
const MOST = 500

/** Tasks of a queue in the order in which they should be worked: urgent (1) first, then by due instant. */
export function taskLines(sql: Sql, ask: { queue?: string; statuses: readonly TaskRecord['status'][] }): TaskLine[] {
  const where = allOf([among('t.status', ask.statuses), ...(ask.queue === undefined ? [] : [condition('t.queue = ?', ask.queue)])])
  return read(sql, { ...where, sql: `${where.sql} ORDER BY t.priority, t.dueAt, t.id LIMIT ${MOST}` })
}

export const taskLine = (sql: Sql, taskId: string): TaskLine | undefined => read(sql, condition('t.id = ?', taskId))[0]

type Value = string | number | null
function read(sql: Sql, rest: { sql: string; values: Value[] }): TaskLine[] {
  // A question about a person as a whole names no case: the first one stands for it.
  const rows = sql.all<Omit<TaskLine, 'arrearsCents'> & { lineCaseId: string | null }>(
    `SELECT t.*, COALESCE(c.ref, '') AS caseRef, COALESCE(c.currency, '') AS currency, c.id AS lineCaseId,
       COALESCE(p.firstName, '') AS firstName, COALESCE(p.lastName, '') AS lastName,
       COALESCE(t.runId, (SELECT r.id FROM run r WHERE r.caseId = c.id ORDER BY r.status = 'ended', r.enteredAt DESC LIMIT 1)) AS contextRunId
     FROM task t LEFT JOIN person p ON p.id = t.personId
     LEFT JOIN collection_case c ON c.id = COALESCE(t.caseId, (SELECT id FROM collection_case WHERE personId = t.personId ORDER BY ref LIMIT 1))
     WHERE ${rest.sql}`, ...rest.values)
  const arrears = arrearsByCase(sql, rows.flatMap(({ lineCaseId }) => lineCaseId ?? []))
  return rows.map(({ lineCaseId, ...row }) => ({ ...row, arrearsCents: arrears.get(lineCaseId ?? '') ?? 0 }))
}

/** Tasks on which there is work to do, by queue. */
export const openTasksByQueue = (sql: Sql): Map<string, number> =>
  new Map(sql.all<{ queue: string; n: number }>(`SELECT queue, COUNT(*) AS n FROM task WHERE status IN ('open', 'claimed') GROUP BY queue`)
    .map(({ queue, n }) => [queue, n]))
