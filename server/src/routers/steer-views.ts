import type { StopEffect, StopScope } from '@parcours/store'
import type { Words } from '@parcours/journey'

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
  targets: { nodeId: string; name: string; type: string }[]
  arms: { nodeId: string; name: string; arm: string; arms: { name: string; words: Words }[] }[]
}

export interface BulkView {
  id: string
  kind: string
  args: unknown
  reason: string
  actor: string
  source: unknown
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

export interface BulkItemView {
  n: number
  runId: string
  caseRef: string
  person: string
  state: string
  words: Words | null
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
