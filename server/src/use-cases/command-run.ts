import type { CommandAsk, CommandRefusal } from '@parcours/journey'
import { commandById, issueCommand, type CommandRecord } from '@parcours/store'
import type { Deps } from '../deps.ts'
import type { CommandView } from '../routers/steer-views.ts'
import { told } from '../told-error.ts'
import { REFUSAL_WORDS } from './command-words.ts'

export interface CommandRun {
  /** Made by the page once for each dialog: a double click sends the same. */
  commandId: string
  runId: string
  ask: CommandAsk
  reason: string
  actor: string
}

export const runUnknown = () => told('NOT_FOUND', { code: 'run_unknown', en: 'There is no such run', fr: 'Ce passage n’existe pas' })

/** A first answer was lost, and something else was chosen since: told as done, that would be lost. */
export const actKnown = () =>
  told('CONFLICT', {
    code: 'act_known', en: 'Something else was asked here before, and has been accepted; see what the run did, then ask anew if it is still needed',
    fr: 'Autre chose a été demandé ici auparavant, et accepté ; voyez ce que le passage a fait, puis redemandez si c’est encore utile',
  })

/**
 * Asks something of a running run. In force with the answer where that needs no worker (a pause holds contacts at once);
 * the run's own answer comes with `commandView`.
 */
export function commandRun(deps: Deps, one: CommandRun): Promise<CommandView> {
  return deps.db.write((sql) => {
    const issued = issueCommand(sql, { ...one, id: one.commandId, nowMs: deps.clock.nowMs(), realMs: deps.clock.realMs() })
    if (issued.kind === 'no_run') throw runUnknown()
    if (issued.kind === 'conflict') throw actKnown()
    return viewOf(issued.command)
  })
}

export function commandView(deps: Deps, commandId: string): CommandView {
  const command = commandById(deps.db.read, commandId)
  if (!command) throw told('NOT_FOUND', { code: 'command_unknown', en: 'There is no such command', fr: 'Cette commande n’existe pas' })
  return viewOf(command)
}

const viewOf = ({ id, runId, kind, state, refusal, actor, reason, at }: CommandRecord): CommandView => ({
  commandId: id, runId, kind, state, actor, reason, atMs: at,
  // Written by `issueCommand` or by the run, both of which know these codes only.
  refusal: refusal === null ? null : { code: refusal, words: REFUSAL_WORDS[refusal as CommandRefusal] },
})
