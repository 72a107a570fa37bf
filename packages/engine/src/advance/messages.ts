import type { CommandAnswer, RunEvent } from '@parcours/journey'
import type { AskedCommand, State, StepKind, VisitData } from './state.ts'

/** What an activity answered. Errors do not come this way: they make Temporal try again. */
export type StepOutcome =
  /** The step is done: looked up in the instruction's `on`, else the node is left by this name. */
  | { kind: 'result'; result: string; data?: VisitData }
  /** A wait is (still) armed; real milliseconds to sleep, null = events only. */
  | { kind: 'wait'; deadlineMs: number | null; sleepMs: number | null }
  /** Events that the relay had not delivered yet: they come before a timeout (durability rule 9). */
  | { kind: 'feed'; events: RunEvent[] }
  | { kind: 'defer'; untilMs: number; sleepMs: number }
  | { kind: 'hold'; untilMs: number | null; sleepMs: number | null }
  /** The gate met a fact that ends the run. */
  | { kind: 'stop'; fact: string }

export type Input =
  | { type: 'start'; group: 'treated' | 'control'; atMs: number }
  | { type: 'stepDone'; cursor: number; attempt: number; traceUpTo: number; outcome: StepOutcome; atMs: number }
  | { type: 'slept'; cursor: number; attempt: number }
  | { type: 'event'; event: RunEvent }
  /** Business time moved by other means than time passing: look at every deadline again. */
  | { type: 'poke' }
  /** Passages up to here stand in our database. */
  | { type: 'told'; traceUpTo: number }
  /** An operator asks. */
  | ({ type: 'command' } & AskedCommand)

/** Argument of an activity, less what the shell adds (run, plan, trace, tag). */
export interface StepRequest {
  kind: StepKind
  at: number
  node: number
  visit: number
  attempt: number
  data: VisitData
  openedMs: number
  /** Of a wait: the deadline that stands. Given when entering, it is kept and not computed. */
  deadlineMs?: number | null
  event?: RunEvent
  firstMs?: number
  dueMs?: number
  /** An operator asks now, whatever pause the provider was given. */
  now?: true
}

export type Effect =
  | { type: 'step'; cursor: number; request: StepRequest; local: boolean; activityId: string }
  | { type: 'sleep'; cursor: number; attempt: number; realMs: number }
  /** End this cursor's sleep, if any. */
  | { type: 'wakeUp'; cursor: number }
  | { type: 'finish'; reason: string }
  | { type: 'answer'; command: string; answer: CommandAnswer }
  /** Flush what is told of this plan, then go on as `state` in the other one. */
  | { type: 'migrate'; planHash: string; versionId: string; state: State; visits: MovedVisit[] }

/** An open visit of the old version and the one that takes its place: tasks, offers and sub-journeys go with it. */
export interface MovedVisit {
  from: number
  /** Absent: nothing of it goes on. */
  to?: number
  /** An earlier migration had left it for good, and is taken back. */
  again?: true
}
