import type { Finding, Heartbeat, IncidentCause, Sql, WorkerDetail } from '@parcours/store'
import type { BusinessPast } from './business-past.ts'

/** What every look is given. */
export interface Sight {
  sql: Sql
  nowMs: number
  realMs: number
  /** Real ms since this server began to look. */
  watchingMs: number
  past: BusinessPast
  /** Real ms for which the oldest row of the outbox has been the oldest; 0 when it is empty. */
  outboxAgeMs: number
  /** Workers that were heard of in the last seconds. */
  workers: readonly Heartbeat<WorkerDetail>[]
  /** Real ms for which there has been one without a break: who has just come back must first catch up. */
  aliveMs: number
}

/** One thing that can be wrong. */
export interface Look {
  cause: IncidentCause
  /** Least real time between two looks; a slow one rests longer by itself. */
  everyMs: number
  /** All that is wrong now; undefined when it cannot be told: then what is open stays open. */
  find(sight: Sight): readonly Finding[] | undefined
}
