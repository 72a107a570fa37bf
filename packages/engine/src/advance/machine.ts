import type { Instruction, Plan, PlanNode, RunEvent, Target } from '@parcours/journey'
import type { Effect, StepRequest } from './messages.ts'
import type { Cursor, State, StepKind, TraceEntry } from './state.ts'

type NewEntry = TraceEntry extends infer T ? (T extends TraceEntry ? Omit<T, 'no'> : never) : never

/** One call of `advance` at work: a private copy of the state, and the effects gathered so far. */
export interface Machine {
  plan: Plan
  state: State
  effects: Effect[]
}

export const open = (plan: Plan, state: State): Machine => ({
  plan,
  state: {
    ...state,
    cursors: state.cursors.map((c) => ({ ...c })),
    meetings: Object.fromEntries(Object.entries(state.meetings).map(([k, m]) => [k, { ...m }])),
    trace: [...state.trace],
    ahead: [...state.ahead],
    recent: [...state.recent],
  },
  effects: [],
})

export function instructionAt(m: Machine, at: Target): Instruction {
  const instruction = m.plan.instructions[at]
  if (!instruction) throw new Error(`plan of ${m.plan.slug} has no instruction ${at}`)
  return instruction
}

export function nodeAt(m: Machine, index: number): PlanNode {
  const node = m.plan.nodes[index]
  if (!node) throw new Error(`plan of ${m.plan.slug} has no node ${index}`)
  return node
}

export function trace(m: Machine, entry: NewEntry): void {
  m.state.lastTrace += 1
  m.state.trace.push({ ...entry, no: m.state.lastTrace })
}

export function openVisit(m: Machine, node: number): number {
  m.state.lastVisit += 1
  openGivenVisit(m, m.state.lastVisit, node)
  return m.state.lastVisit
}

/** A visit whose number was given out before. */
export const openGivenVisit = (m: Machine, visit: number, node: number): void => trace(m, { type: 'open', visit, node, atMs: m.state.nowMs })

export const closeVisit = (m: Machine, visit: number, outcome: string): void =>
  trace(m, { type: 'close', visit, outcome, atMs: m.state.nowMs })

export function newCursor(m: Machine, at: Target, groups: number[]): Cursor {
  m.state.lastCursor += 1
  const cursor: Cursor = {
    id: m.state.lastCursor, at, visit: 0, attempt: 0, phase: { type: 'waiting', deadlineMs: null },
    data: {}, groups, openedMs: m.state.nowMs, triedSeq: 0,
  }
  m.state.cursors.push(cursor)
  return cursor
}

export function remove(m: Machine, cursor: Cursor): void {
  m.state.cursors = m.state.cursors.filter((c) => c !== cursor)
  m.effects.push({ type: 'wakeUp', cursor: cursor.id })
}

/** Sends a cursor off into an activity. Its id is ours: unique by visit and attempt (durability rule 1). */
export function step(m: Machine, cursor: Cursor, kind: StepKind, extra: { event?: RunEvent; deadlineMs?: number | null; now?: true } = {}): void {
  const { node } = instructionAt(m, cursor.at)
  cursor.attempt += 1
  cursor.phase = { type: 'step', kind, ...(extra.event && { event: extra.event }), ...(extra.deadlineMs !== undefined && { deadlineMs: extra.deadlineMs }) }
  delete cursor.leftMs
  const request: StepRequest = {
    kind, at: cursor.at, node, visit: cursor.visit, attempt: cursor.attempt,
    data: cursor.data, openedMs: cursor.openedMs, ...extra,
    ...(kind === 'contact' && { firstMs: cursor.firstMs, dueMs: cursor.dueMs }),
  }
  const activityId = `v${cursor.visit}.${nodeAt(m, node).id}.${cursor.attempt}`
  m.effects.push({ type: 'step', cursor: cursor.id, request, local: kind !== 'contact', activityId })
}

/** Ends the run now: every open visit closes by `outcome`. Contacts past the gate finish by themselves. */
export function finish(m: Machine, reason: string, outcome: string | null): void {
  if (m.state.ended !== undefined) return
  for (const cursor of m.state.cursors) {
    if (outcome !== null && cursor.visit > 0) closeVisit(m, cursor.visit, outcome)
    m.effects.push({ type: 'wakeUp', cursor: cursor.id })
  }
  for (const meeting of Object.values(m.state.meetings)) {
    if (!meeting.done && outcome !== null) closeVisit(m, meeting.visit, outcome)
    meeting.done = true
  }
  m.state.cursors = []
  m.state.ended = reason
  m.effects.push({ type: 'finish', reason })
}
