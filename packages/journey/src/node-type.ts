import type { CatalogEntry, OutcomeView } from './catalog.ts'
import type { Instruction, Next } from './plan.ts'
import type { Words } from './words.ts'

/** `goto` by label while lowering; the compiler turns labels into indexes. */
export type LabelledNext = { goto: string } | { leave: string }

type Labelled<I> = I extends { on: Record<string, Next> }
  ? Omit<I, 'node' | 'on'> & { label: string; on: Record<string, LabelledNext> }
  : Omit<I, 'node'> & { label: string }

/** An instruction as a node type lowers it: labels instead of indexes, its node not yet known. */
export type Lowered = Labelled<Exclude<Instruction, { op: 'fork' }>>

/** A finding of a node's own check; the compiler adds the node's id. */
export interface Finding {
  code: string
  severity: 'error' | 'warning' | 'info'
  path?: string
  /** Where in the expression at `path`: character offsets (UTF-16), `to` exclusive. Absent where all of it is meant. */
  from?: number
  to?: number
  message: Words
  /** A config that mends it. */
  fix?: { label: Words; config: Record<string, unknown> }
}

/** What is wrong with an expression: `from` and `to` are character offsets in it, `to` exclusive. */
export type ExpressionCheck = (source: string, expects: 'bool' | 'int') => { message: Words; from: number; to: number }[]

/** What a node may ask while it is checked. All lookups are of published, not withdrawn things. */
export interface CheckContext {
  /** CEL issues of an expression over the facts of a case. */
  expression: ExpressionCheck
  /** Undefined when there is no such text; ids are `name@version`. */
  text(id: string): { channel: string; variables: string[]; withdrawn: boolean } | undefined
  scorecard(id: string): { bands: string[] } | undefined
  /** Slugs of live journeys, with the reasons their End nodes give. */
  journey(slug: string): { reasons: string[] } | undefined
  queue(name: string): boolean
}

export interface LowerContext {
  /** The node's id: seeds of splits and keys are made from it. */
  nodeId: string
  slug: string
  /** Number of branches that can arrive at the node (two edges of one branch count once): joins need it. */
  inputs: number
}

/**
 * A node type as the compiler and the canvas see it; its config arrives untyped and is parsed inside.
 * Node types are made with `defineNode` of node-kit. Shared code asks these properties, never the type's name.
 */
export interface NodeType {
  manifest: CatalogEntry
  /** The run begins here; exactly one in a journey. */
  starts: boolean
  /** A branch ends here: no way out. */
  ends: boolean
  /** May take (business) time, so a cycle through it cannot spin. */
  takesTime: boolean
  /** Meets the branches of a fork. */
  joins: boolean
  /** Contacts a person on this channel: the control lane and the lints ask. */
  contacts: boolean
  /** A person works on it: dispute and hardship branches need one. */
  human: boolean
  parse(config: unknown): { ok: true; config: Record<string, unknown> } | { ok: false; findings: Finding[] }
  outcomes(config: Record<string, unknown>): OutcomeView[]
  sentence(config: Record<string, unknown>): Words
  check(config: Record<string, unknown>, context: CheckContext): Finding[]
  lower(config: Record<string, unknown>, context: LowerContext): Lowered[]
}

export type Catalog = ReadonlyMap<string, NodeType>
