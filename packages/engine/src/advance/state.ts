import type { CommandAnswer, Plan, RunCommand, RunEvent, Target } from '@parcours/journey'

/** Instants, ids, codes and cents that the steps of one visit hand on. */
export type VisitData = Record<string, string | number | boolean>

export type StepKind = 'run' | 'contact' | 'enter' | 'wake' | 'choose' | 'split' | 'call'

/**
 * Where a cursor stands. `step`: an activity is in flight (`released`: a suspension ended meanwhile).
 * `waiting`: a wait is armed (null = no deadline).
 * `postponed`: law or pacing moved a contact. `held`: an open question suspends it until released.
 * `parked`: about to do its instruction, when the run is resumed. `arriving`: comes from another version.
 */
export type Phase =
  | { type: 'step'; kind: StepKind; event?: RunEvent; deadlineMs?: number | null; released?: true }
  | { type: 'waiting'; deadlineMs: number | null }
  | { type: 'postponed'; untilMs: number }
  | { type: 'held'; untilMs: number | null }
  | { type: 'parked' }
  | { type: 'arriving'; was: Standing; deadlineMs?: number | null }

/** What a branch was doing when it left for another version; `anew`: it begins its node. `parked`: it does its instruction from the start. */
export type Standing = 'waiting' | 'contact' | 'anew' | 'parked'

/** One independent branch of a run. A run has one until it meets a fork. */
export interface Cursor {
  id: number
  at: Target
  /** Number of the visit that is open here; keys every row of it. */
  visit: number
  /** Goes up with every step of the visit: (run, visit, attempt) is the key of an effect. */
  attempt: number
  phase: Phase
  data: VisitData
  /** Forks it came through, innermost last. */
  groups: number[]
  openedMs: number
  /** First time this contact was asked for; bounds its postponement. */
  firstMs?: number
  /** When the pending contact became due: tells `late` from `postponed`. */
  dueMs?: number
  /** Last event that a condition of this wait refused. */
  triedSeq: number
  /** Of a wait under a pause, business ms: what is left of it; null = it has no end. */
  leftMs?: number | null
  /** Visits in earlier versions that this one goes on with: who answers their text, task or sub-journey answers this one. */
  earlier?: number[]
  /** Where it stood before a migration made it begin another node. */
  left?: Left
}

/** What takes a branch back to where it stood, as long as it is at the node that a migration gave it instead. */
export interface Left extends Pick<Cursor, 'at' | 'visit' | 'data' | 'openedMs' | 'firstMs' | 'triedSeq' | 'earlier'> {
  standing: Standing
  /** End of its wait, later by every pause since; null = none. */
  deadlineMs: number | null
}

/** Branches met so far at one join, for one fork. */
interface Meeting {
  visit: number
  arrived: number
  done: boolean
  groups: number[]
}

export interface AskedCommand {
  command: RunCommand
  /** Of the version to go on in. */
  plan?: Plan
}

/** A passage opened or closed: rides to our database with the next activity. */
export type TraceEntry =
  | { no: number; type: 'open'; visit: number; node: number; atMs: number }
  | { no: number; type: 'close'; visit: number; outcome: string; atMs: number }

/** All that a run remembers. Plain JSON: continue-as-new carries it over. */
export interface State {
  nowMs: number
  cursors: Cursor[]
  meetings: Record<string, Meeting>
  lastVisit: number
  lastCursor: number
  lastGroup: number
  lastTrace: number
  trace: TraceEntry[]
  /** Every event up to here is known; `ahead` holds those that came before their turn. */
  watermark: number
  ahead: number[]
  /** Events that no wait has taken yet, as long as some open visit could. */
  recent: RunEvent[]
  ended?: string
  /** Since when an operator holds the run, business ms: no wait ends, no instruction begins. */
  paused?: number
  /** Last command heard, with what it was answered: commands come in order, a repeated one gets the same answer. */
  command?: { seq: number; answer: CommandAnswer }
  /** Commands that came while a local step was under way. */
  asked?: AskedCommand[]
}

export const initialState = (): State => ({
  nowMs: 0, cursors: [], meetings: {}, lastVisit: 0, lastCursor: 0, lastGroup: 0, lastTrace: 0,
  trace: [], watermark: 0, ahead: [], recent: [],
})
