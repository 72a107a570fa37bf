export { decide } from './decide.ts'
export type { Decision, HoldReason, PackRef } from './decision.ts'
export type {
  Consent,
  ContactPoint,
  DebtFacts,
  DecideInput,
  OptOut,
  PacingUse,
  PastContact,
  PersonFacts,
  ProposedContact,
  Suspension,
} from './input.ts'
export type { ZoneTime } from './zone-time.ts'
export { contactableDebts } from './facts/contactable-debts.ts'
export { capUses } from './timing/caps.ts'
export type { CapUse } from './timing/caps.ts'
export { PolicyPack } from './pack/policy-pack.ts'
export { selectPacks } from './pack/select-packs.ts'
export type { PackQuery } from './pack/select-packs.ts'
export { calendarIdsOf } from './pack/calendar-ids.ts'
export { Actor, ContactOutcome, DebtorType, PackStatus, PolicyChannel, Purpose } from './pack/words.ts'
export { builtInPacks } from './packs/built-in.ts'
export { explain } from './explain/explain.ts'
export type { Explanation } from './explain/explain.ts'
export { STATUS_LABELS } from './explain/status-labels.ts'
export type { RuleStatus } from './explain/status-labels.ts'
