export { Words, CHANNELS, CATEGORIES } from './words.ts'
export type { Category, Channel, Language } from './words.ts'
export { Edge, Journey, Node, NodeId, OTHERWISE, OutcomeName, Slug } from './journey.ts'
export { ALWAYS_STOP, ALWAYS_SUSPEND, JourneySettings, STOP_FACTS, SUSPENSIONS, defaultSettings } from './settings.ts'
export type { StopFact, SuspensionKind } from './settings.ts'
export type { Issue } from './issue.ts'
export { apply } from './edits.ts'
export type { Applied, Edit } from './edits.ts'
export { canonicalJson, sortKeys } from './canonical.ts'
export { ENGINE_VERSION } from './plan.ts'
export type {
  ActInstruction, CallInstruction, ChooseInstruction, DeadlineSpec, EndInstruction, EventMatch, ForkInstruction,
  Instruction, JoinInstruction, Next, Plan, PlanNode, SplitInstruction, Target, WaitInstruction,
} from './plan.ts'
export { EVENT_TYPES, EventType } from './events.ts'
export type { RunEvent } from './events.ts'
export type { CatalogEntry, NodeView, OutcomeView } from './catalog.ts'
export type {
  Catalog, CheckContext, ExpressionCheck, Finding, LabelledNext, LowerContext, Lowered, NodeType,
} from './node-type.ts'
export { COMMAND_REFUSALS, CommandAsk, NodeMove, ResumedWaits } from './commands.ts'
export type { BranchPlace, CommandAnswer, CommandKind, CommandRefusal, RunCommand } from './commands.ts'
export { VoiceOutcome, VoiceResult } from './voice-result.ts'
