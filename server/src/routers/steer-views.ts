import type { StopEffect, StopScope } from '@parcours/store'
import type { CommandAsk, NodeMove, Words } from '@parcours/journey'
import type { RunFilter } from './views.ts'

/** What an operator asked, and what has become of it. */
export interface CommandView {
  commandId: string
  runId: string | null
  kind: string
  /** `sent`: on its way to the run, which answers within a second or two while a worker is there. */
  state: 'sent' | 'applied' | 'refused'
  refusal: { code: string; words: Words } | null
  actor: string
  reason: string
  atMs: number
}

/** One flag that the gate, or enrolment, reads. */
export interface StopView {
  id: string
  scope: StopScope
  target: string
  /** The journey's or the channel's name; null for the workspace. */
  targetName: Words | null
  effect: StopEffect
  reason: string
  actor: string
  atMs: number
  liftedAtMs: number | null
  liftedBy: string | null
  liftReason: string | null
  /** Set by a restore: what must be clean before anyone may lift it. */
  needsReconcile: boolean
  /** A restore has set it, not a person. */
  byRestore: boolean
  /** Runs whose contact it holds now. */
  heldRuns: number
}

/** A branch of a run as an operator may act on it. */
export interface BranchView {
  visit: number
  nodeId: string
  nodeName: string
  state: 'waiting' | 'postponed' | 'suspended' | 'working'
  nextAtMs: number | null
}

/** What may be asked of one run now, and why not. */
export interface ActionsView {
  runId: string
  open: boolean
  paused: { sinceMs: number } | null
  /** Not yet answered by the run. */
  underWay: CommandView[]
  branches: BranchView[]
  may: Record<'pause' | 'resume' | 'skip' | 'retry' | 'move' | 'arm' | 'end' | 'handoff' | 'stop_contact', Words | null>
  /** Of its money. */
  currency: string
  /** Numbers and addresses of the person that are in use. */
  points: { kind: string; value: string }[]
  targets: { nodeId: string; name: string; type: string }[]
  arms: { nodeId: string; name: string; arm: string; arms: { name: string; words: Words }[] }[]
}

/** Where the set of a job came from, with the names of what its filter names by id. */
export type BulkSetView =
  | { kind: 'filter'; filter: RunFilter; names: { journey: string | null; node: string | null; portfolio: string | null } }
  | { kind: 'runs'; count: number }
  /** `unknown`: the first hundred of the `unmatched` references; `ambiguous` ones name several cases; `portfolio`: the only one that was looked in. */
  | { kind: 'list'; lines: number; unmatched: number; unknown: string[]; ambiguous: ListedLines; portfolio: string | null }
  | { kind: 'rollback'; of: string }

/** Lines of a pasted list: the first hundred, and how many in all. */
export interface ListedLines {
  lines: string[]
  total: number
}

/** What each run is moved to: a version of a journey, or a node. A rollback may go to several versions: then none is named. */
export type BulkGoal = { kind: 'version'; journeyId: string; journeyName: string; version: number | null } | { kind: 'node'; name: string }

export interface BulkView {
  id: string
  ask: CommandAsk | { kind: 'stop_contact' } | { kind: 'rollback' }
  reason: string
  actor: string
  set: BulkSetView
  goal: BulkGoal | null
  state: 'frozen' | 'running' | 'paused' | 'cancelled' | 'done'
  perMinute: number
  total: number
  counts: Record<'queued' | 'sent' | 'done' | 'skipped' | 'failed' | 'cancelled', number>
  codes: { state: string; code: string; words: Words; n: number }[]
  createdAtMs: number
  startedAtMs: number | null
  endedAtMs: number | null
  ofBulkId: string | null
}

/** A node that runs of a set can be moved to, in one version or several of a journey. */
export interface BulkNode {
  nodeId: string
  name: string
  journeyName: string
  versions: number[]
  /** Open runs of the set on these versions: the others refuse it. */
  runs: number
}

/** What a migration does with the people of one node. */
export interface BulkMove {
  from: string
  move: NodeMove
  /** Name of the node in the new version. */
  to: string | null
}

/** What somebody did to a job after its start. `n`: the new rate, or how many runs were tried again. */
export interface BulkActView {
  kind: 'job_pause' | 'job_resume' | 'job_cancel' | 'job_rate' | 'job_retry'
  n: number | null
  actor: string
  atMs: number
}

/** One job with what its own page needs. */
export interface BulkPageView extends BulkView {
  /** Oldest first. */
  acts: BulkActView[]
  /** Only while it is frozen, for a job whose act may still be chosen. */
  nodes: BulkNode[]
  /** Of a migration: nodes whose people do not simply go on at the same node. */
  moves: BulkMove[]
}

export interface BulkItemView {
  n: number
  runId: string
  caseRef: string
  person: string
  state: 'queued' | 'sent' | 'done' | 'skipped' | 'failed' | 'cancelled'
  /** Why it was skipped or failed. */
  words: Words | null
  settledAtMs: number | null
}

/** A dry run: what would happen to each of the set, counted. */
export interface BulkPreview {
  total: number
  would: number
  states: { state: string; n: number }[]
  refused: { code: string; words: Words; n: number }[]
}

export interface MigrationNode {
  nodeId: string
  name: string
  type: string
  runs: number
  /** Chosen for it when the same node is there; null: the operator must choose. */
  to: string | null
}
export interface MigrationView {
  journeyId: string
  journeyName: string
  from: { versionId: string; version: number; openRuns: number }
  to: { versionId: string; version: number; planHash: string; nodes: { nodeId: string; name: string; type: string }[] }
  nodes: MigrationNode[]
  /** In parallel branches, or starting: they stay. */
  cannot: number
}
