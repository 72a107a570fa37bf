import type { Plan, RunEvent } from '@parcours/journey'
import { answerAsked, onCommand } from './commands.ts'
import { answered, askGateAgain, offerRecent, onEvent, prune } from './events.ts'
import { closeVisit, finish, instructionAt, newCursor, open, openVisit, step, type Machine } from './machine.ts'
import type { Effect, Input, StepOutcome } from './messages.ts'
import { arrive } from './migrate.ts'
import { enter, follow, leave, unstick } from './move.ts'
import { leftOf } from './pause.ts'
import type { Cursor, State } from './state.ts'

/** What a wake step answers when the condition about its event holds. */
export const MATCHED = 'matched'

export interface Advanced {
  state: State
  effects: Effect[]
}

/**
 * The engine: a plan, what the run remembers and one input give what it remembers next and what must be
 * done. Pure and synchronous; time and chance are in the inputs. The workflow is the loop around it.
 */
export function advance(plan: Plan, state: State, input: Input): Advanced {
  const m = open(plan, state)
  handle(m, input)
  if (m.state.cursors.length === 0) unstick(m)
  answerAsked(m)
  if (m.state.cursors.length === 0) unstick(m)
  prune(m)
  return { state: m.state, effects: m.effects }
}

function handle(m: Machine, input: Input): void {
  switch (input.type) {
    case 'start': return start(m, input.group, input.atMs)
    case 'event': return onEvent(m, input.event)
    case 'command': return onCommand(m, input)
    case 'told': return told(m, input.traceUpTo)
    case 'stepDone': {
      told(m, input.traceUpTo)
      m.state.nowMs = Math.max(m.state.nowMs, input.atMs)
      const cursor = m.state.cursors.find((c) => c.id === input.cursor)
      // The run went on without it (ended, joined): the contact's own row tells what became of it.
      if (!cursor || cursor.attempt !== input.attempt || cursor.phase.type !== 'step') return
      return onOutcome(m, cursor, input.outcome)
    }
    case 'slept': {
      const cursor = m.state.cursors.find((c) => c.id === input.cursor && c.attempt === input.attempt)
      return cursor && wake(m, cursor)
    }
    case 'poke': {
      for (const cursor of m.state.cursors) {
        if (cursor.phase.type === 'arriving') {
          arrive(m, cursor)
          continue
        }
        m.effects.push({ type: 'wakeUp', cursor: cursor.id })
        wake(m, cursor)
      }
    }
  }
}

const told = (m: Machine, upTo: number): void => void (m.state.trace = m.state.trace.filter((entry) => entry.no > upTo))

function start(m: Machine, group: 'treated' | 'control', atMs: number): void {
  m.state.nowMs = atMs
  const visit = openVisit(m, 0)
  closeVisit(m, visit, group)
  enter(m, newCursor(m, m.plan.entry[group], []), m.plan.entry[group])
}

/** A sleep is over: a wait asks an activity whether it is due, a contact asks the gate. */
function wake(m: Machine, cursor: Cursor): void {
  const { phase } = cursor
  if (m.state.paused !== undefined) return
  if (phase.type === 'waiting' && phase.deadlineMs !== null) step(m, cursor, 'wake', { deadlineMs: phase.deadlineMs })
  else if (phase.type === 'postponed' || phase.type === 'held') {
    // The days of an open question are not days of postponement: those are counted from its end.
    if (phase.type === 'held') cursor.firstMs = m.state.nowMs
    cursor.dueMs = phase.untilMs ?? m.state.nowMs
    step(m, cursor, 'contact')
  }
}

function onOutcome(m: Machine, cursor: Cursor, outcome: StepOutcome): void {
  switch (outcome.kind) {
    case 'result': return onResult(m, cursor, outcome)
    case 'wait': return arm(m, cursor, outcome)
    case 'feed': return feed(m, cursor, outcome)
    case 'defer':
      cursor.phase = { type: 'postponed', untilMs: outcome.untilMs }
      return sleep(m, cursor, outcome.sleepMs)
    case 'hold':
      if (cursor.phase.type === 'step' && cursor.phase.released && m.state.paused === undefined) return askGateAgain(m, cursor)
      cursor.phase = { type: 'held', untilMs: outcome.untilMs }
      return sleep(m, cursor, outcome.sleepMs)
    case 'stop': return finish(m, outcome.fact, `left:${outcome.fact}`)
  }
}

function onResult(m: Machine, cursor: Cursor, outcome: Extract<StepOutcome, { kind: 'result' }>): void {
  if (outcome.data) cursor.data = { ...cursor.data, ...outcome.data }
  const asked = cursor.phase.type === 'step' ? cursor.phase.event : undefined
  if (asked && outcome.result === MATCHED) return answered(m, cursor, asked)
  const instruction = instructionAt(m, cursor.at)
  if (instruction.op === 'act' || instruction.op === 'wait') return follow(m, cursor, outcome.result, instruction.on)
  if (instruction.op === 'call' && instruction.await && outcome.result === 'started') {
    return arm(m, cursor, { kind: 'wait', deadlineMs: null, sleepMs: null })
  }
  leave(m, cursor, outcome.result)
}

/** A wait stands. An event whose condition did not hold leaves it as it was. */
function arm(m: Machine, cursor: Cursor, outcome: Extract<StepOutcome, { kind: 'wait' }>): void {
  const asked = cursor.phase.type === 'step' ? cursor.phase.event : undefined
  cursor.phase = { type: 'waiting', deadlineMs: outcome.deadlineMs }
  if (m.state.paused !== undefined) cursor.leftMs = leftOf(outcome.deadlineMs, m.state.paused)
  if (asked) refused(m, cursor, asked)
  if (!offerRecent(m, cursor)) sleep(m, cursor, outcome.sleepMs)
}

/** The condition did not hold for this wait; another branch may still want the event. */
function refused(m: Machine, cursor: Cursor, event: RunEvent): void {
  cursor.triedSeq = event.seq
  m.state.recent.push(event)
  for (const other of m.state.cursors) {
    if (other !== cursor && other.phase.type === 'waiting' && offerRecent(m, other)) return
  }
}

/** Events that the workflow had not heard are older than the timeout, so they go first; also those it heard meanwhile. */
function feed(m: Machine, cursor: Cursor, outcome: Extract<StepOutcome, { kind: 'feed' }>): void {
  const deadlineMs = cursor.phase.type === 'step' ? (cursor.phase.deadlineMs ?? null) : null
  cursor.phase = { type: 'waiting', deadlineMs }
  const attempt = cursor.attempt
  for (const event of outcome.events) onEvent(m, event)
  const still = m.state.cursors.find((c) => c.id === cursor.id)
  if (still?.phase.type !== 'waiting' || still.attempt !== attempt) return
  if (!offerRecent(m, still)) step(m, still, 'wake', { deadlineMs })
}

function sleep(m: Machine, cursor: Cursor, realMs: number | null): void {
  if (m.state.paused !== undefined) return
  if (realMs !== null) m.effects.push({ type: 'sleep', cursor: cursor.id, attempt: cursor.attempt, realMs })
}
