export { defineNode } from './define-node.ts'
export type { NodeDefinition, NodeSpec } from './define-node.ts'
export { namedOutcome, outcome } from './outcomes.ts'
export { outcomeWords } from './outcome-words.ts'
export type { ContactIntent, Step, StepContext, StepData, StepResult } from './steps.ts'
export type {
  InstalmentState, NewTask, OfferBounds, OfferService, PaymentPlanService, PlanEnd, PromiseEnd, PromiseService, PromiseState, ScoreResult, StepServices,
} from './services.ts'
