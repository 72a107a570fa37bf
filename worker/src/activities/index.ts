import type { CloseArgs, MigrateArgs, StepArgs, StepReply, TellArgs } from '../workflows/protocol.ts'
import { contact } from './contact.ts'
import type { Deps } from './context.ts'
import { migrateStep, tellStep } from './passages.ts'
import { closeRun, runStep } from './run-step.ts'

export type JourneyActivities = Record<string, (args: never) => Promise<StepReply>>

/**
 * Activities by node type, so that a history names what ran. The reserved nodes of the compiler
 * (`control`) and the last steps (`close`, `migrate`, `tell`) are ours.
 */
export function journeyActivities(deps: Deps): JourneyActivities {
  const step = (args: StepArgs) => (args.kind === 'contact' ? contact(deps, args) : runStep(deps, args))
  const byType = [...deps.catalog.keys(), 'control'].map((type) => [type, step] as const)
  return {
    ...Object.fromEntries(byType),
    close: (args: CloseArgs) => closeRun(deps, args), migrate: (args: MigrateArgs) => migrateStep(deps, args), tell: (args: TellArgs) => tellStep(deps, args),
  }
}
