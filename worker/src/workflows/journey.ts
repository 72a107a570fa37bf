import { defineSignal, defineUpdate, setHandler, workflowInfo } from '@temporalio/workflow'
import type { CommandAnswer, Plan, RunCommand } from '@parcours/journey'
import { cut, end, goOver } from './endings.ts'
import { Execution } from './execution.ts'
import { COMMAND_UPDATE, EVENT_SIGNAL, POKE_SIGNAL, type EventSignal, type RunInput } from './protocol.ts'
import { Shell } from './shell.ts'

/** A history above this is cut at the next wait, so that a cache miss stays cheap to replay. */
const LONG_HISTORY = 300

/**
 * Every journey: the loop around the engine. It knows instructions, never node types. The type it is
 * started as is `journey:<slug>`; this default export answers to all of them.
 */
export default async function journey(input: RunInput, plan: Plan): Promise<string> {
  const shell = new Shell(input)
  const run = new Execution(input, plan, shell)
  listen(run)
  while (!run.isOver) {
    if (shell.inbox.length === 0) await shell.news()
    run.takeNext()
    if (run.mustTell) run.tell()
    else if (run.isQuiet && workflowInfo().historyLength > LONG_HISTORY) await cut(run)
  }
  return run.moving ? goOver(run, run.moving) : end(run)
}

function listen(run: Execution): void {
  const { shell, input } = run
  setHandler(defineSignal<EventSignal>(EVENT_SIGNAL), (event) => shell.push({ type: 'event', event }))
  setHandler(defineSignal(POKE_SIGNAL), () => shell.push({ type: 'poke' }))
  shell.push(input.state ? { type: 'poke' } : { type: 'start', group: input.group, atMs: input.atMs })
  for (const late of input.inbox ?? []) shell.push(late)
  // After the first input: a command finds a run that has begun.
  setHandler(defineUpdate<CommandAnswer, [RunCommand, Plan?]>(COMMAND_UPDATE), (command, other) => {
    if (command.ask.kind === 'migrate' && other) run.next = other
    return shell.ask(command, other)
  })
}
