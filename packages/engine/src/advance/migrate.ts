import type { BranchPlace, CommandAsk, CommandRefusal, Instruction, NodeMove, Plan, PlanNode } from '@parcours/journey'
import { closeVisit, finish, instructionAt, nodeAt, openGivenVisit, step, type Machine } from './machine.ts'
import type { Effect } from './messages.ts'
import { askGateAgain, offerRecent } from './events.ts'
import { perform } from './move.ts'
import type { Cursor, Standing } from './state.ts'

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
  const landing = landingOf(m, cursor, { from, plan, target })
  return typeof landing === 'string' ? { refusal: landing } : go(m, cursor, { ask, plan, target, landing })
}

interface Landing {
  at: number
  was: Standing
}

/**
 * The same node goes on at the same of its instructions: what it has sent is not sent again. Where the new version has
 * no such place, the run stays; an other node that the operator chose begins anew.
 */
function landingOf(m: Machine, cursor: Cursor, to: { from: PlanNode; plan: Plan; target: PlanNode }): Landing | CommandRefusal {
  const { from, plan, target } = to
  const first = plan.instructions[target.entry]
  if ((from.type === 'control') !== (target.type === 'control')) return 'control_group'
  if (target === plan.nodes[0] || !first || first.op === 'join') return 'not_a_target'
  if (target.id !== from.id) return { at: target.entry, was: 'anew' }
  const begins = cursor.at === from.entry
  const at = from.type === target.type ? counterpart(m.plan, plan, { at: cursor.at, target }) : undefined
  if (at === undefined) return begins && from.type === target.type ? { at: target.entry, was: 'anew' } : 'not_a_target'
  const { type } = cursor.phase
  return { at, was: type === 'waiting' ? 'waiting' : type === 'parked' ? 'anew' : 'contact' }
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

function go(m: Machine, cursor: Cursor, to: { ask: Ask; plan: Plan; target: PlanNode; landing: Landing }): Moving {
  const { ask, target, landing } = to
  closeVisit(m, cursor.visit, 'left:migrated')
  m.effects.push({ type: 'wakeUp', cursor: cursor.id })
  const visit = m.state.lastVisit + 1
  const anew = landing.was === 'anew'
  const untilMs = cursor.phase.type === 'waiting' ? cursor.phase.deadlineMs : null
  const arriving: Cursor = {
    ...cursor, at: landing.at, visit, attempt: 0, openedMs: anew ? m.state.nowMs : cursor.openedMs, data: anew ? {} : cursor.data,
    phase: { type: 'arriving', was: landing.was, ...(ask.waits === 'keep' && landing.was === 'waiting' && { deadlineMs: untilMs }) },
  }
  const { asked: _, ...rest } = m.state
  const state = { ...rest, cursors: [arriving], meetings: {}, trace: [], lastVisit: visit }
  const place: BranchPlace = { visit, nodeId: target.id, state: landing.was === 'waiting' ? 'waiting' : 'working', untilMs: ask.waits === 'keep' ? untilMs : null }
  const left = m.state.paused === undefined ? undefined : cursor.leftMs
  return {
    after: [{ ...place, ...(typeof left === 'number' && { leftMs: left }) }],
    go: { type: 'migrate', planHash: ask.planHash, versionId: ask.versionId, state, visits: [{ from: cursor.visit, to: visit }] },
  }
}

/** First thing in the new version: the visit opens, and what it was doing goes on. */
export function arrive(m: Machine, cursor: Cursor): void {
  if (cursor.phase.type !== 'arriving') return
  const { was, deadlineMs } = cursor.phase
  openGivenVisit(m, cursor.visit, instructionAt(m, cursor.at).node)
  if (was === 'anew') return perform(m, cursor)
  if (m.state.paused !== undefined) return stayPaused(cursor, was)
  if (was === 'contact') {
    cursor.phase = { type: 'held', untilMs: null }
    return askGateAgain(m, cursor, { keepFirst: true })
  }
  cursor.phase = { type: 'waiting', deadlineMs: deadlineMs ?? null }
  if (instructionAt(m, cursor.at).op === 'wait') step(m, cursor, 'enter', deadlineMs === undefined ? {} : { deadlineMs })
  else offerRecent(m, cursor)
}

/** What is left of a wait came along with the branch. */
function stayPaused(cursor: Cursor, was: Standing): void {
  cursor.phase = was === 'contact' ? { type: 'held', untilMs: null } : { type: 'waiting', deadlineMs: null }
}
