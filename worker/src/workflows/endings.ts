import { allHandlersFinished, condition, continueAsNew } from '@temporalio/workflow'
import type { Plan } from '@parcours/journey'
import type { Execution } from './execution.ts'
import type { RunInput } from './protocol.ts'
import { close, migrate } from './shell.ts'

type Journey = (input: RunInput, plan: Plan) => Promise<string>

/** Into another version: what is told of this one, then the next execution in the other plan. */
export async function goOver(run: Execution, { planHash, versionId, visits, state }: NonNullable<Execution['moving']>): Promise<never> {
  const { input, shell, next } = run
  await migrate({ ...run.carried, ...shell.tags(), visit: state.lastVisit, to: { planHash, versionId }, visits })
  const inbox = shell.leftOver('busy')
  await condition(allHandlersFinished)
  return continueAsNew<Journey>({ ...input, planHash, inbox, execution: input.execution + 1, state, lastTag: shell.lastTag, moved: true }, next)
}

/** @returns the reason of its end */
export async function end({ shell, carried, state }: Execution): Promise<string> {
  const reason = state.ended ?? ''
  shell.leftOver('ended')
  await close({ ...carried, ...shell.tags(), visit: state.lastVisit + 1, reason })
  shell.leftOver('ended')
  await condition(allHandlersFinished)
  return reason
}

/** The same run goes on with an empty history. */
export async function cut(run: Execution): Promise<never> {
  const { plan, state, shell } = run
  const { moved: _, ...input } = run.input
  await condition(allHandlersFinished)
  return continueAsNew<Journey>({ ...input, inbox: [], execution: input.execution + 1, state, lastTag: shell.lastTag }, plan)
}
