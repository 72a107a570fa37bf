import type { BranchPlace, CommandAsk, CommandRefusal, Instruction, NodeMove, Plan, PlanNode } from '@parcours/journey'
import { closeVisit, finish, instructionAt, nodeAt, openGivenVisit, step, type Machine } from './machine.ts'
import type { Effect, MovedVisit } from './messages.ts'
import { askGateAgain, offerRecent } from './events.ts'
import { perform } from './move.ts'
import { leftOf } from './pause.ts'
import type { Cursor, Left, Phase, Standing } from './state.ts'

type Ask = Extract<CommandAsk, { kind: 'migrate' }>
type Go = Extract<Effect, { type: 'migrate' }>

export interface Moving {
  refusal?: CommandRefusal
  after?: BranchPlace[]
  go?: Go
}

/** Sets a run over into the plan of another version, if it stands where that can be done (durability rule 16). */
export function migrate(m: Machine, ask: Ask, plan: Plan | undefined): Moving {
  const [cursor] = m.state.cursors
  const inFork = m.state.cursors.length !== 1 || Object.values(m.state.meetings).some((meeting) => !meeting.done)
  if (!cursor || !plan || inFork || cursor.groups.length > 0 || cursor.visit === 0) return { refusal: 'in_parallel' }
  // A contact that is past the gate finishes here.
  if (cursor.phase.type === 'step' || cursor.phase.type === 'arriving') return { refusal: 'contact_under_way' }
  const from = nodeAt(m, instructionAt(m, cursor.at).node)
  const move: NodeMove = ask.nodes[from.id] ?? { kind: 'stay' }
  if (move.kind === 'stay') return { refusal: 'stays' }
  if (move.kind === 'end') {
    finish(m, 'ended_by_operator', 'left:ended_by_operator')
    return { after: [] }
  }
  const target = plan.nodes.find((node) => node.id === move.to)
  if (!target) return { refusal: 'no_such_node' }
  const landing = landingOf(m, cursor, { from, plan, target, back: ask.back })
  return typeof landing === 'string' ? { refusal: landing } : go(m, cursor, { ask, plan, target, landing })
}

interface Landing {
  at: number
  was: Standing
  /** A migration is taken back: goes on from there. */
  left?: Left
}

/**
 * The same node goes on at the same of its instructions: what it has sent is not sent again. Where the new version has
 * no such place, the run stays; an other node that the operator chose begins anew.
 */
function landingOf(m: Machine, cursor: Cursor, to: { from: PlanNode; plan: Plan; target: PlanNode; back: number | undefined }): Landing | CommandRefusal {
  const { from, plan, target, back } = to
  const first = plan.instructions[target.entry]
  if ((from.type === 'control') !== (target.type === 'control')) return 'control_group'
  if (target === plan.nodes[0] || !first || first.op === 'join') return 'not_a_target'
  if (back !== undefined && cursor.left?.visit === back) return backTo(plan, target, cursor.left)
  // Taken back without knowing where it stood, it would do again what it has done there.
  if (target.id !== from.id) return back === undefined ? { at: target.entry, was: 'anew' } : 'stays'
  const begins = cursor.at === from.entry
  const at = from.type === target.type ? counterpart(m.plan, plan, { at: cursor.at, target }) : undefined
  if (at === undefined) return begins && from.type === target.type ? { at: target.entry, was: 'anew' } : 'not_a_target'
  return { at, was: standingOf(cursor) }
}

function standingOf({ phase: { type } }: Cursor): Standing {
  return type === 'waiting' || type === 'parked' ? type : 'contact'
}

/** Where it stood before. A sub-journey that it waited for there was ended when it left. */
function backTo(plan: Plan, target: PlanNode, left: Left): Landing | CommandRefusal {
  const there = plan.instructions[left.at]
  const canGoOn = there !== undefined && there.op !== 'call' && plan.nodes[there.node] === target
  return canGoOn ? { at: left.at, was: left.standing, left } : 'stays'
}

/** The instruction of the new node at the same place among its own, if it does the same. */
function counterpart(old: Plan, plan: Plan, { at, target }: { at: number; target: PlanNode }): number | undefined {
  const here = old.instructions[at]
  if (!here) return undefined
  const of = (instructions: readonly Instruction[], node: number) => instructions.flatMap((one, i) => (one.node === node && one.op !== 'fork' ? [i] : []))
  const place = of(old.instructions, here.node).indexOf(at)
  const there = of(plan.instructions, plan.nodes.indexOf(target))[place]
  const same = there === undefined ? undefined : plan.instructions[there]
  if (!same || same.op !== here.op) return undefined
  return same.op === 'act' && here.op === 'act' && same.step !== here.step ? undefined : there
}

interface Over {
  ask: Ask
  plan: Plan
  target: PlanNode
  landing: Landing
}

function go(m: Machine, cursor: Cursor, to: Over): Moving {
  const { ask, target, landing } = to
  closeVisit(m, cursor.visit, 'left:migrated')
  m.effects.push({ type: 'wakeUp', cursor: cursor.id })
  const visit = m.state.lastVisit + 1
  const arriving: Cursor = { ...setOver(m, cursor, landing), visit, attempt: 0, phase: arrivalOf(m, cursor, to) }
  const { asked: _, ...rest } = m.state
  const state = { ...rest, cursors: [arriving], meetings: {}, trace: [], lastVisit: visit }
  return {
    after: [placeOf(m, arriving, { nodeId: target.id, from: landing.was === 'anew' ? undefined : (landing.left ?? cursor).visit })],
    go: { type: 'migrate', planHash: ask.planHash, versionId: ask.versionId, state, visits: visitsOf(cursor, visit, landing) },
  }
}

/** The branch with what it takes along, or with what it is given back. */
function setOver(m: Machine, cursor: Cursor, { at, was, left }: Landing): Cursor {
  const { id, groups, phase } = cursor
  const bare = { id, at, groups, phase, visit: 0, attempt: 0 }
  if (was === 'anew') return { ...bare, data: {}, openedMs: m.state.nowMs, triedSeq: 0, left: leftBy(cursor) }
  const { data, openedMs, firstMs, triedSeq, earlier = [], visit } = left ?? cursor
  return { ...bare, data, openedMs, triedSeq, earlier: [...earlier, visit], ...(firstMs !== undefined && { firstMs }) }
}

function leftBy(cursor: Cursor): Left {
  const { at, visit, data, openedMs, firstMs, triedSeq, earlier, phase } = cursor
  return {
    at, visit, data, openedMs, triedSeq, standing: standingOf(cursor), deadlineMs: phase.type === 'waiting' ? phase.deadlineMs : null,
    ...(firstMs !== undefined && { firstMs }), ...(earlier && { earlier }),
  }
}

function arrivalOf(m: Machine, { phase }: Cursor, { ask, plan, landing: { at, was, left } }: Over): Phase {
  const kept = phase.type === 'waiting' && ask.waits === 'keep' ? phase.deadlineMs : undefined
  const deadlineMs = left ? left.deadlineMs : kept
  // Counted anew from the end of the pause.
  if (was === 'waiting' && deadlineMs === undefined && m.state.paused !== undefined && plan.instructions[at]?.op === 'wait') return { type: 'arriving', was: 'parked' }
  return { type: 'arriving', was, ...(was === 'waiting' && deadlineMs !== undefined && { deadlineMs }) }
}

function placeOf({ state: { paused } }: Machine, { visit, phase }: Cursor, { nodeId, from }: { nodeId: string; from: number | undefined }): BranchPlace {
  const { was, deadlineMs = null } = phase.type === 'arriving' ? phase : { was: 'anew' as const }
  const state = was === 'waiting' ? 'waiting' : was !== 'contact' && paused !== undefined ? 'parked' : 'working'
  return {
    visit, nodeId, state, untilMs: deadlineMs, ...(from !== undefined && { from }),
    ...(paused !== undefined && deadlineMs !== null && { leftMs: Math.max(0, deadlineMs - paused) }),
  }
}

function visitsOf(cursor: Cursor, to: number, { was, left }: Landing): MovedVisit[] {
  if (left) return [{ from: cursor.visit }, { from: left.visit, to, again: true }]
  return was === 'anew' ? [{ from: cursor.visit }] : [{ from: cursor.visit, to }]
}

/** First thing in the new version: the visit opens, and what it was doing goes on. */
export function arrive(m: Machine, cursor: Cursor): void {
  if (cursor.phase.type !== 'arriving') return
  const { was, deadlineMs } = cursor.phase
  openGivenVisit(m, cursor.visit, instructionAt(m, cursor.at).node)
  if (was === 'anew' || was === 'parked') return perform(m, cursor)
  if (m.state.paused !== undefined) return stayPaused(m.state.paused, cursor, { was, deadlineMs })
  if (was === 'contact') {
    cursor.phase = { type: 'held', untilMs: null }
    return askGateAgain(m, cursor, { keepFirst: true })
  }
  cursor.phase = { type: 'waiting', deadlineMs: deadlineMs ?? null }
  if (instructionAt(m, cursor.at).op === 'wait') step(m, cursor, 'enter', deadlineMs === undefined ? {} : { deadlineMs })
  else offerRecent(m, cursor)
}

/** Its wait ends as it would have at the instant of the pause: an event that it refuses leaves it that. */
function stayPaused(paused: number, cursor: Cursor, { was, deadlineMs }: { was: Standing; deadlineMs: number | null | undefined }): void {
  if (was === 'contact') return void (cursor.phase = { type: 'held', untilMs: null })
  cursor.phase = { type: 'waiting', deadlineMs: deadlineMs ?? null }
  if (deadlineMs !== undefined) cursor.leftMs = leftOf(deadlineMs, paused)
}
