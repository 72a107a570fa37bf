import type { BranchPlace, CommandAnswer, CommandAsk, CommandRefusal } from '@parcours/journey'
import { askGateAgain } from './events.ts'
import { closeVisit, finish, instructionAt, nodeAt, step, type Machine } from './machine.ts'
import { migrate } from './migrate.ts'
import { enter } from './move.ts'
import { pause, resume } from './pause.ts'
import type { AskedCommand, Cursor } from './state.ts'

/** Why a run ends, or a visit is left, by the hand of an operator. */
const ENDED = 'ended_by_operator'
const MOVED = 'left:moved_by_operator'

/** Takes a command in; a repeated one gets its answer again (the server does not drop them after continue-as-new). */
export function onCommand(m: Machine, asked: AskedCommand): void {
  const known = m.state.command
  const { command } = asked
  if (known && command.seq <= known.seq) m.effects.push({ type: 'answer', command: command.id, answer: known.answer })
  else m.state.asked = [...(m.state.asked ?? []), asked]
}

/**
 * Answers what was asked: a pause and its end at once, the rest when no local step is under way. Those take milliseconds,
 * and what they find decides. A run that goes over to another version does nothing more in this one.
 */
export function answerAsked(m: Machine): void {
  const mayAnswer = (one: AskedCommand) => (isAtOnce(one) || !m.state.cursors.some(isDeciding)) && !m.effects.some(({ type }) => type === 'migrate')
  for (let first = m.state.asked?.[0]; first && mayAnswer(first); first = m.state.asked?.[0]) {
    const rest = m.state.asked?.slice(1) ?? []
    if (rest.length > 0) m.state.asked = rest
    else delete m.state.asked
    answer(m, first)
  }
}

const isAtOnce = ({ command: { ask } }: AskedCommand): boolean => ask.kind === 'pause' || ask.kind === 'resume'
const isDeciding = ({ phase }: Cursor): boolean => phase.type === 'step' && phase.kind !== 'contact'

function answer(m: Machine, { command, plan }: AskedCommand): void {
  const { ask } = command
  m.state.nowMs = Math.max(m.state.nowMs, command.atMs)
  const before = places(m)
  const moving = ask.kind === 'migrate' && m.state.ended === undefined ? migrate(m, ask, plan) : undefined
  const refusal = moving === undefined ? obey(m, ask, command.atMs) : moving.refusal
  const given: CommandAnswer = refusal ? { kind: 'refused', code: refusal } : { kind: 'applied', before, after: moving?.after ?? places(m) }
  m.state.command = { seq: command.seq, answer: given }
  m.effects.push({ type: 'answer', command: command.id, answer: given })
  if (moving?.go) m.effects.push({ ...moving.go, state: { ...moving.go.state, command: m.state.command } })
}

/** @returns why not; undefined when it is done */
function obey(m: Machine, ask: CommandAsk, atMs: number): CommandRefusal | undefined {
  if (m.state.ended !== undefined) return 'ended'
  switch (ask.kind) {
    case 'pause': return m.state.paused !== undefined ? 'already_paused' : void pause(m, atMs)
    case 'resume': return m.state.paused !== undefined ? void resume(m, ask.waits) : 'not_paused'
    case 'skip': return each(m, ask.visit, { mayNot: mayNotSkip, act: (cursor) => step(m, wakened(m, cursor), 'wake', { deadlineMs: m.state.nowMs }) })
    case 'retry': return each(m, ask.visit, { mayNot: mayNotRetry, act: (cursor) => askGateAgain(m, cursor, { now: true, ...(cursor.phase.type === 'postponed' && { keepFirst: true }) }) })
    case 'move': return move(m, ask.visit, targetOf(m, ask.nodeId))
    case 'arm': return move(m, ask.visit, armTarget(m, ask.nodeId, ask.arm))
    case 'end': return void finish(m, ENDED, `left:${ENDED}`)
    case 'migrate': return 'ended'
  }
}

interface Deed {
  mayNot: (m: Machine, cursor: Cursor) => CommandRefusal | undefined
  act: (cursor: Cursor) => void
}

/** To the branch that is named, else to all that can. */
function each(m: Machine, visit: number | undefined, { mayNot, act }: Deed): CommandRefusal | undefined {
  const meant = m.state.cursors.filter((cursor) => visit === undefined || cursor.visit === visit)
  const able = meant.filter((cursor) => mayNot(m, cursor) === undefined)
  const [first] = meant
  if (!first) return 'no_such_branch'
  if (able.length === 0) return mayNot(m, first)
  for (const cursor of able) act(cursor)
  return undefined
}

function wakened(m: Machine, cursor: Cursor): Cursor {
  m.effects.push({ type: 'wakeUp', cursor: cursor.id })
  return cursor
}

/** Who is observed stays observed: treated after all, they would spoil what they are compared with (domain rule 9). */
const isControl = (m: Machine, cursor: Cursor): boolean => nodeAt(m, instructionAt(m, cursor.at).node).type === 'control'

/** What the law postponed cannot be skipped, nor what a question holds up. */
function mayNotSkip(m: Machine, cursor: Cursor): CommandRefusal | undefined {
  if (isControl(m, cursor)) return 'control_group'
  switch (cursor.phase.type) {
    case 'postponed': return 'postponed'
    case 'held': return 'suspended'
    case 'step': return 'contact_under_way'
    case 'waiting': {
      const instruction = instructionAt(m, cursor.at)
      return instruction.op === 'wait' && instruction.until ? undefined : 'no_timeout'
    }
    default: return 'no_wait'
  }
}

const mayNotRetry = (m: Machine, { phase }: Cursor): CommandRefusal | undefined => {
  if (phase.type === 'step') return 'contact_under_way'
  return (phase.type === 'postponed' || phase.type === 'held') && m.state.paused === undefined ? undefined : 'nothing_to_retry'
}

/** First instruction of a node that a run may be sent to; a join is reached by its branches only. */
function targetOf(m: Machine, nodeId: string): number | CommandRefusal {
  const index = m.plan.nodes.findIndex((node) => node.id === nodeId)
  const node = m.plan.nodes[index]
  if (!node) return 'no_such_node'
  return index === 0 || node.type === 'control' || instructionAt(m, node.entry).op === 'join' ? 'not_a_target' : node.entry
}

function armTarget(m: Machine, nodeId: string, arm: string): number | CommandRefusal {
  const node = m.plan.nodes.find((one) => one.id === nodeId)
  if (!node) return 'no_such_node'
  const instruction = instructionAt(m, node.entry)
  if (instruction.op !== 'split' || !instruction.arms.some(({ outcome }) => outcome === arm)) return 'not_a_split'
  return node.exits[arm] ?? node.exits.otherwise ?? 'not_a_target'
}

function move(m: Machine, visit: number | undefined, target: number | CommandRefusal): CommandRefusal | undefined {
  if (typeof target === 'string') return target
  const meant = m.state.cursors.filter((cursor) => visit === undefined || cursor.visit === visit)
  const [cursor] = meant
  if (!cursor) return 'no_such_branch'
  if (meant.length > 1) return 'several_branches'
  if (isControl(m, cursor)) return 'control_group'
  // Its result has a place to come back to.
  if (cursor.phase.type === 'step') return 'contact_under_way'
  m.effects.push({ type: 'wakeUp', cursor: cursor.id })
  delete cursor.leftMs
  if (cursor.visit > 0) closeVisit(m, cursor.visit, MOVED)
  enter(m, cursor, target)
  return undefined
}

const STATES = { step: 'working', waiting: 'waiting', postponed: 'postponed', held: 'suspended', parked: 'parked', arriving: 'parked' } as const

/** Where each branch stands, for the record. */
function places(m: Machine): BranchPlace[] {
  return m.state.cursors.map((cursor) => {
    const { phase } = cursor
    const untilMs = phase.type === 'waiting' ? phase.deadlineMs : phase.type === 'postponed' || phase.type === 'held' ? phase.untilMs : null
    return {
      visit: cursor.visit, nodeId: nodeAt(m, instructionAt(m, cursor.at).node).id, state: STATES[phase.type], untilMs,
      ...(typeof cursor.leftMs === 'number' && { leftMs: cursor.leftMs }),
    }
  })
}
