import type { ContactPointRecord, ContactRecord, DebtRecord, PersonRecord, PromiseRecord } from '../cases/rows.ts'
import type { CommandRecord } from '../commands/issue.ts'
import type { Sql } from '../db/open-db.ts'
import type { EventRecord } from '../events/receive.ts'
import type { OfferRecord } from '../runs/offers.ts'
import type { RunRecord, VisitRecord } from '../runs/rows.ts'
import type { TaskRecord } from '../runs/tasks.ts'
import { commandsOf } from './run-story-commands.ts'

export interface StepRow {
  runId: string
  visitSeq: number
  attempt: number
  nodeId: string
  name: string
  at: number
  /** JSON. */
  result: string
  evidence: string | null
}
export interface DecisionRow {
  id: number
  runId: string
  visitSeq: number
  attempt: number
  nodeId: string
  channel: string
  at: number
  verdict: string
  /** JSON: rule ids; packs; what the verdict was reached with. */
  rules: string
  packs: string
  inputs: string
  until: number | null
  law: number
  late: number
}

/** Everything that is kept of one run and of its case while it ran, each list in order of time. */
export interface RunStory {
  run: RunRecord
  person: PersonRecord
  points: ContactPointRecord[]
  debts: DebtRecord[]
  visits: VisitRecord[]
  steps: StepRow[]
  decisions: DecisionRow[]
  contacts: ContactRecord[]
  events: EventRecord[]
  promises: PromiseRecord[]
  offers: OfferRecord[]
  /** Of the run's own visits, and the questions about its case. */
  tasks: TaskRecord[]
  /** What operators asked of the run, and of its person while it was open. */
  commands: CommandRecord[]
}

/** Undefined when there is no such run. */
export function runStory(sql: Sql, runId: string): RunStory | undefined {
  const run = sql.get<RunRecord>('SELECT * FROM run WHERE id = ?', runId)
  const person = run && sql.get<PersonRecord>('SELECT * FROM person WHERE id = ?', run.personId)
  if (!run || !person) return undefined
  const { caseId, enteredAt: from } = run
  // Payments count for a run until its window closes, also after it has ended (domain rule 17).
  const until = run.endedAt === null ? Number.MAX_SAFE_INTEGER : Math.max(run.endedAt, run.windowEndsAt)
  return {
    run, person,
    points: sql.all('SELECT * FROM contact_point WHERE personId = ? ORDER BY id', run.personId),
    debts: sql.all('SELECT * FROM debt WHERE caseId = ? ORDER BY dueDate, reference', caseId),
    visits: sql.all('SELECT * FROM visit WHERE runId = ? ORDER BY seq', runId),
    steps: sql.all('SELECT * FROM step WHERE runId = ? ORDER BY at, visitSeq, attempt', runId),
    decisions: sql.all('SELECT * FROM decision WHERE runId = ? ORDER BY id', runId),
    contacts: sql.all('SELECT * FROM contact WHERE runId = ? ORDER BY at, visitSeq, attempt', runId),
    events: sql.all('SELECT * FROM event WHERE caseId = ? AND at >= ? AND at <= ? ORDER BY at, id', caseId, from, until),
    promises: sql.all('SELECT * FROM promise WHERE caseId = ? AND createdAt >= ? AND createdAt <= ? ORDER BY createdAt', caseId, from, until),
    offers: sql.all('SELECT * FROM offer WHERE runId = ? ORDER BY createdAt', runId),
    tasks: sql.all(
      `SELECT * FROM task WHERE runId = ? UNION ALL
       SELECT * FROM task WHERE personId = ? AND runId IS NULL AND (caseId = ? OR caseId IS NULL) AND openedAt >= ? AND openedAt <= ?
       ORDER BY openedAt`, runId, run.personId, caseId, from, until),
    commands: commandsOf(sql, { runId, personId: run.personId, from, until }),
  }
}
