/**
 * What the desk's screens receive. Instants are epoch ms in business time, money is integer cents of the
 * named currency, rates are 0..1. Every figure carries what is needed to open the list it counts.
 */
import type { CatalogEntry, Channel, Edit, Issue, Journey, NodeView, SuspensionKind, Words } from '@parcours/journey'
import type { ChangeView, MessageView, RuleView, StandingView } from './run-page-views.ts'

export interface SystemView {
  demo: boolean
  /** Channels that are played by the sandbox. */
  sandboxChannels: Channel[]
  /** Business clock: now, factor (1 = wall clock) and real instant of this reading. */
  clock: { businessMs: number; realMs: number; factor: number; running: boolean }
  actors: { id: string; name: string }[]
  temporalUiUrl: string | null
  publicUrl: string
  namespace: string
}

export interface JourneyListItem {
  id: string
  slug: string
  name: string
  owner: string
  live: { version: number; publishedAtMs: number; publishedBy: string } | null
  draftChanged: boolean
  openRuns: number
  enteredTotal: number
}

export interface DraftView {
  journeyId: string
  journey: Journey
  /** Goes up with every save; a save names the one it started from. */
  revision: number
  savedAtMs: number
  savedBy: string
  live: { versionId: string; version: number; openRuns: number } | null
  versions: { versionId: string; version: number; publishedAtMs: number; publishedBy: string; openRuns: number }[]
}

export type SaveResult =
  /** Also when the stored draft holds this very text already: then with its own revision and instant. */
  | { kind: 'saved'; revision: number; savedAtMs: number }
  /** A newer draft is stored; yours is kept as `mine` in the answer's caller, nothing is lost. */
  | { kind: 'conflict'; theirs: DraftView }

export interface CheckView {
  issues: Issue[]
  nodes: NodeView[]
}

export interface PublishPreview {
  changes: { kind: string; nodeId?: string; words: Words }[]
  blocking: Issue[]
  warnings: Issue[]
  nextVersion: number
  /** Runs that finish on their old version. */
  runsOnOlder: number
  /** Cases that the segment matches now, and those left out by reason. */
  wouldEnrol: number
  excluded: { reason: string; count: number }[]
}

export type PublishResult =
  | { kind: 'published'; version: number; versionId: string }
  | { kind: 'refused'; issues: Issue[] }
  | { kind: 'conflict'; theirs: DraftView }

export interface CatalogView {
  nodes: CatalogEntry[]
  /** For CEL completion. */
  facts: { path: string; type: string; label: Words }[]
  functions: { name: string; label: Words }[]
  texts: { id: string; channel: Channel | 'voice'; name: string; withdrawn: boolean }[]
  scorecards: { id: string; name: string; bands: string[] }[]
  queues: { name: string; label: Words }[]
  journeys: { slug: string; name: string; reasons: string[] }[]
  eventTypes: { name: string; label: Words }[]
  calendars: { id: string; name: string }[]
  packs: { id: string; version: string; layer: string }[]
}

/** Which visits a figure counts; the same value opens their list. */
export interface FigureFilter {
  journeyId: string
  /** Absent: all versions. */
  versionId?: string
  /** Local days of entry, YYYY-MM-DD, inclusive. */
  enteredFrom?: string
  enteredTo?: string
  /** One split's arm. */
  arm?: { nodeId: string; outcome: string }
}

export interface NodeFigures {
  /** The reserved `control` is the observed lane. */
  nodeId: string
  entered: number
  hereNow: number
  /** Postponed by law / by pacing / suspended, of those here now. */
  postponedByLaw: number
  postponedByPacing: number
  suspended: number
  outcomes: { name: string; count: number; medianMs: number | null }[]
  /** Left by an interrupt, by fact. */
  left: { fact: string; count: number }[]
  costCents: number
  /** Channel rates with their denominators: delivered, replied, clicked, right_party... */
  rates: { name: string; numerator: number; denominator: number }[]
}

export type FigureStatus = 'ok' | 'small' | 'immature' | 'none'
/** A rate or amount of the journey strip. `interval` is 95 %. */
export interface StripFigure {
  name:
    | 'cases' | 'recovered' | 'uplift' | 'promises_kept' | 'cured' | 'cost_per_euro' | 'opt_outs' | 'complaints' | 'postponed_by_law'
  value: number | null
  interval: [number, number] | null
  numerator: number | null
  denominator: number | null
  n: number
  status: FigureStatus
  /** Mature control size for uplift. */
  control?: { n: number; rate: number | null }
}

export interface FiguresView {
  filter: FigureFilter
  asOfMs: number
  windowDays: number
  currency: string
  strip: StripFigure[]
  nodes: NodeFigures[]
}

export interface VisitRow {
  runId: string
  visitSeq: number
  caseRef: string
  person: string
  nodeId: string
  outcome: string | null
  enteredAtMs: number
  leftAtMs: number | null
  version: number
}

/** Paused by an operator comes before trouble (an open incident, an overdue wait), and both before what the visits say. */
export type RunState = 'waiting' | 'working' | 'postponed' | 'suspended' | 'paused' | 'trouble' | 'ended' | 'starting'
export interface RunRow {
  runId: string
  caseRef: string
  person: string
  journeyName: string
  journeyId: string
  version: number
  /** The reserved `control` is the observed lane. */
  nodeId: string | null
  /** As its manager wrote it; null at `control`, which the page names in its language. */
  nodeName: string | null
  nodeType: string | null
  state: RunState
  /** What a wait is for, or why a contact is postponed or suspended; null for a wait of time alone. */
  because: Words | null
  nextAtMs: number | null
  arrearsCents: number
  currency: string
  enteredAtMs: number
  endedAtMs: number | null
  endReason: string | null
  portfolio: string
  phone: string | null
  email: string | null
  /** Sides of the splits that it has passed; a node by its name. */
  arms: { node: string; outcome: string }[]
}

export interface RunFilter {
  journeyId?: string
  version?: number
  nodeId?: string
  /** With `nodeId` alone: only runs that are told there, not those whose other branch asks for attention first. */
  foremost?: boolean
  outcome?: string
  /** `not_moving`: postponed, suspended, paused or in trouble. */
  state?: RunState | 'not_moving'
  /** Reference, name, phone or email. */
  search?: string
  incidentId?: string
  portfolioId?: string
  /** One side of a split of `journeyId`. */
  arm?: { nodeId: string; outcome: string }
  /** Local days of entry, YYYY-MM-DD, inclusive. */
  enteredFrom?: string
  enteredTo?: string
}

export interface TimelineItem {
  atMs: number
  kind: 'entered' | 'visit' | 'decision' | 'contact' | 'event' | 'task' | 'command' | 'ended'
  category: string
  title: Words
  detail: Words | null
  /** Operator who asked for it: an actor's id. */
  actor: string | null
  /** What the decision rests on. */
  rules: RuleView[]
  message: MessageView | null
  changes: ChangeView[]
  /** Inputs, score reasons, provider ids... */
  evidence: Record<string, unknown> | null
  costCents: number | null
  sandbox: boolean
}

export interface RunView {
  row: RunRow
  person: { name: string; language: string; phone: string | null; email: string | null; postcode: string | null }
  debts: { reference: string; balanceCents: number; arrearsCents: number; dueDate: string; status: string }[]
  currency: string
  /** "Waiting for a payment until Mon 14:00, then calls". */
  place: Words
  standing: StandingView
  arms: { nodeId: string; outcome: string }[]
  timeline: TimelineItem[]
  workflowId: string
  temporalUrl: string | null
}

export interface TaskRow {
  taskId: string
  runId: string | null
  queue: string
  skill: string
  priority: number
  status: 'open' | 'claimed' | 'resolved' | 'expired'
  claimedBy: string | null
  dueAtMs: number
  openedAtMs: number
  title: Words
  person: string
  caseRef: string
  arrearsCents: number
  currency: string
}
/** What kind of work it is: a node's handoff, or the question that suspended contact. */
export type TaskKind = 'handoff' | SuspensionKind
export interface TaskView extends TaskRow {
  kind: TaskKind
  instructions: string
  results: string[]
  result: string | null
  run: RunView | null
}

export interface ImportRow {
  importId: string
  kind: 'portfolio' | 'payments'
  fileName: string
  status: 'mapping' | 'running' | 'loaded' | 'confirmed' | 'failed'
  progress: { done: number; total: number }
  startedAtMs: number
  actor: string
  inserted: number
  updated: number
  unchanged: number
  refused: number
}
export interface ImportView extends ImportRow {
  /** Control totals to compare with the ledger. */
  totals: { rows: number; amountCents: Record<string, number> }
  mapping: Record<string, string>
  encoding: string
  delimiter: string
  refusals: { line: number; column: string; reason: Words; value: string }[]
  refusalsTotal: number
  /** After loading, before confirming: who would enter which journey, and who not and why. */
  enrolment: { journeyId: string; journeyName: string; matches: number; excluded: { reason: string; count: number }[] }[]
  /** Payments only. */
  unallocated: { line: number; reference: string; amountCents: number; reason: Words }[]
}
export interface ImportPreview {
  uploadId: string
  fileName: string
  encoding: string
  delimiter: string
  decimal: 'comma' | 'point'
  columns: string[]
  /** Field -> column, guessed. */
  mapping: Record<string, string>
  fields: { name: string; label: Words; required: boolean }[]
  sample: string[][]
  rows: number
}

/** One language of a text; the last two for calls only. */
interface TextWords {
  subject?: string
  body: string
  afterIdentity?: string
  voicemail?: string
}
export interface TextView {
  id: string
  name: string
  version: number
  channel: Channel
  tone: string
  languages: Record<'en' | 'fr', TextWords>
  withdrawnAtMs: number | null
  usedBy: string[]
}
export interface TextCheck {
  issues: { language: 'en' | 'fr'; severity: 'error' | 'warning'; message: Words; line?: number; column?: number }[]
  preview: Record<'en' | 'fr', (TextWords & { segments?: number }) | null>
  variables: { name: string; label: Words }[]
}

export interface PortfolioView {
  portfolioId: string
  name: string
  creditor: string
  collector: 'creditor' | 'agency'
  country: string
  currency: string
  debts: number
  persons: number
  cases: number
  arrearsCents: number
  packs: string[]
  credit: string | null
  /** Who speaks in its messages, letters and pages. */
  sender: { name: string; phone: string; address: string[] }
}

export interface CaseRow {
  caseId: string
  caseRef: string
  person: string
  portfolio: string
  debts: number
  arrearsCents: number
  currency: string
  dpd: number
  openRun: { runId: string; journeyName: string } | null
}

export interface EventRow {
  eventId: string
  source: string
  messageId: string
  type: string
  atMs: number
  status: 'applied' | 'unmatched' | 'refused'
  reference: string
  reason: Words | null
}

export type { CatalogEntry, Edit, Issue, Journey, NodeView, Words }
