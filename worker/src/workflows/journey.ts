import { allHandlersFinished, condition, continueAsNew, defineSignal, defineUpdate, setHandler, workflowInfo } from '@temporalio/workflow'
import type { Effect } from '@parcours/engine/advance'
import type { CommandAnswer, Plan, RunCommand } from '@parcours/journey'
import { advance, initialState } from './preload.ts'
import { COMMAND_UPDATE, EVENT_SIGNAL, POKE_SIGNAL, type EventSignal, type RunInput, type StepArgs } from './protocol.ts'
import { Shell, close, migrate } from './shell.ts'

/** A history above this is cut at the next wait, so that a cache miss stays cheap to replay. */
const LONG_HISTORY = 300
type Migration = Extract<Effect, { type: 'migrate' }>

/**
 * Every journey: the loop around the engine. It knows instructions, never node types. The type it is
 * started as is `journey:<slug>`; this default export answers to all of them.
 */
export default async function journey(input: RunInput, plan: Plan): Promise<string> {
  const shell = new Shell(input)
  let state = input.state ?? initialState()
  let moving: Migration | undefined
  let next = plan
  setHandler(defineSignal<EventSignal>(EVENT_SIGNAL), (event) => shell.push({ type: 'event', event }))
  setHandler(defineSignal(POKE_SIGNAL), () => shell.push({ type: 'poke' }))

  const perform = (effect: Effect): void => {
    switch (effect.type) {
      case 'sleep': return shell.sleep(effect)
      case 'wakeUp': return shell.wakeUp(effect.cursor)
      case 'answer': return shell.answer(effect.command, effect.answer)
      case 'migrate': return void (moving = effect)
      case 'finish': return
      case 'step': return step(effect)
    }
  }
  const step = (effect: Extract<Effect, { type: 'step' }>): void => {
    const { request } = effect
    const instruction = plan.instructions[request.at]
    const args: StepArgs = {
      ...request, runId: input.runId, planHash: input.planHash, ...shell.tags(), trace: state.trace, watermark: state.watermark,
      ...(state.command && { commands: state.command.seq }),
    }
    const node = plan.nodes[request.node]
    if (!node) throw new Error(`the plan has no node ${request.node}`)
    const how = { type: node.type, parks: instruction?.op === 'act' && instruction.parks === true }
    shell.step(effect, args, how)
  }

  shell.push(input.state ? { type: 'poke' } : { type: 'start', group: input.group, atMs: input.atMs })
  for (const late of input.inbox ?? []) shell.push(late)
  // After the first input: a command finds a run that has begun.
  setHandler(defineUpdate<CommandAnswer, [RunCommand, Plan?]>(COMMAND_UPDATE), (command, other) => {
    if (command.ask.kind === 'migrate' && other) next = other
    return shell.ask(command, other)
  })
  while (state.ended === undefined && !moving) {
    if (shell.inbox.length === 0) await shell.news()
    const now = shell.inbox.shift()
    if (now === undefined) continue
    const advanced = advance(plan, state, now)
    state = advanced.state
    for (const effect of advanced.effects) perform(effect)
    const quiet = shell.inbox.length === 0 && shell.busy === 0 && state.ended === undefined && !moving
    if (quiet && state.paused !== undefined && state.trace.length > 0) {
      shell.tell({ runId: input.runId, planHash: input.planHash, trace: state.trace, ...shell.tags(), visit: state.lastVisit })
      continue
    }
    if (quiet && workflowInfo().historyLength > LONG_HISTORY) {
      await condition(allHandlersFinished)
      await continueAsNew<typeof journey>({ ...input, inbox: [], execution: input.execution + 1, state, lastTag: shell.lastTag }, plan)
    }
  }
  const carried = { runId: input.runId, planHash: input.planHash, trace: state.trace }
  if (moving) {
    const { planHash, versionId, visits } = moving
    await migrate({ ...carried, ...shell.tags(), visit: moving.state.lastVisit, to: { planHash, versionId }, visits })
    const inbox = shell.leftOver('busy')
    await condition(allHandlersFinished)
    await continueAsNew<typeof journey>({ ...input, planHash, inbox, execution: input.execution + 1, state: moving.state, lastTag: shell.lastTag }, next)
  }
  shell.leftOver('ended')
  await close({ ...carried, ...shell.tags(), visit: state.lastVisit + 1, reason: state.ended ?? '' })
  shell.leftOver('ended')
  await condition(allHandlersFinished)
  return state.ended ?? ''
}
