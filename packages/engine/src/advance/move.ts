import { OTHERWISE, type Next, type Target } from '@parcours/journey'
import { closeVisit, finish, instructionAt, newCursor, nodeAt, openVisit, remove, step, type Machine } from './machine.ts'
import type { Cursor } from './state.ts'

/** Lets a cursor do the instruction it stands on; under a pause it waits there until the run is resumed. */
export function perform(m: Machine, cursor: Cursor): void {
  if (m.state.paused !== undefined) return void (cursor.phase = { type: 'parked' })
  const instruction = instructionAt(m, cursor.at)
  switch (instruction.op) {
    case 'act':
      cursor.firstMs = m.state.nowMs
      cursor.dueMs = m.state.nowMs
      return step(m, cursor, instruction.contact ? 'contact' : 'run')
    case 'wait': return step(m, cursor, 'enter')
    case 'choose': return step(m, cursor, 'choose')
    case 'split': return step(m, cursor, 'split')
    case 'call': return step(m, cursor, 'call')
    case 'fork': return fork(m, cursor, instruction.targets)
    case 'join': return arrive(m, cursor)
    case 'end':
      closeVisit(m, cursor.visit, instruction.reason)
      m.state.cursors = m.state.cursors.filter((c) => c !== cursor)
      return finish(m, instruction.reason, 'left:ended')
  }
}

/** After a step: another instruction of the same visit, or out of the node. */
export function follow(m: Machine, cursor: Cursor, result: string, on: Record<string, Next>): void {
  const next = Object.hasOwn(on, result) ? on[result] : undefined
  if (next && 'goto' in next) {
    cursor.at = next.goto
    return perform(m, cursor)
  }
  leave(m, cursor, next ? next.leave : result)
}

/** Closes the visit by its outcome and goes where that leads, or where `otherwise` does. */
export function leave(m: Machine, cursor: Cursor, outcome: string): void {
  const node = nodeAt(m, instructionAt(m, cursor.at).node)
  closeVisit(m, cursor.visit, outcome)
  cursor.visit = 0
  const target = Object.hasOwn(node.exits, outcome) ? node.exits[outcome] : node.exits[OTHERWISE]
  // A version cannot be published with a way out that leads nowhere; an old plan may still meet a new outcome.
  if (target === undefined) return finish(m, `no_way_out:${node.id}`, 'left:no_way_out')
  enter(m, cursor, target)
}

/** Goes to an instruction that begins a node (or a fork), opening the visit. */
export function enter(m: Machine, cursor: Cursor, target: Target): void {
  cursor.at = target
  delete cursor.earlier
  delete cursor.left
  const instruction = instructionAt(m, target)
  if (instruction.op === 'fork' || instruction.op === 'join') return perform(m, cursor)
  cursor.visit = openVisit(m, instruction.node)
  cursor.attempt = 0
  cursor.data = {}
  cursor.openedMs = m.state.nowMs
  cursor.triedSeq = 0
  perform(m, cursor)
}

function fork(m: Machine, cursor: Cursor, targets: Target[]): void {
  m.state.lastGroup += 1
  const groups = [...cursor.groups, m.state.lastGroup]
  remove(m, cursor)
  for (const target of targets) {
    if (m.state.ended !== undefined) return
    enter(m, newCursor(m, target, groups), target)
  }
}

/** The visit of a join opens with the first branch and closes when enough have come. */
function arrive(m: Machine, cursor: Cursor): void {
  const instruction = instructionAt(m, cursor.at)
  if (instruction.op !== 'join') return
  const key = `${cursor.at}:${cursor.groups.at(-1) ?? 0}`
  const meeting = (m.state.meetings[key] ??= {
    visit: openVisit(m, instruction.node), arrived: 0, done: false, groups: cursor.groups,
  })
  remove(m, cursor)
  if (meeting.done) return
  meeting.arrived += 1
  if (meeting.arrived >= instruction.need) meet(m, key)
}

/** Passes a join: siblings that still wait are closed, the way goes on as one branch. */
function meet(m: Machine, key: string): void {
  const meeting = m.state.meetings[key]
  if (!meeting || meeting.done) return
  meeting.done = true
  const group = meeting.groups.at(-1)
  if (group !== undefined) closeSiblings(m, group)
  // Outside a fork nobody else can come late, and a loop may bring this branch here again.
  else delete m.state.meetings[key]
  const cursor = newCursor(m, Number(key.split(':')[0]), meeting.groups.slice(0, -1))
  cursor.visit = meeting.visit
  leave(m, cursor, 'joined')
}

/** Of one fork, one join passes: branches on their way and joins that others had reached are over. */
function closeSiblings(m: Machine, group: number): void {
  for (const sibling of m.state.cursors.filter((c) => c.groups.includes(group))) {
    if (sibling.visit > 0) closeVisit(m, sibling.visit, 'left:joined')
    remove(m, sibling)
  }
  for (const other of Object.values(m.state.meetings)) {
    if (other.done || !other.groups.includes(group)) continue
    other.done = true
    closeVisit(m, other.visit, 'left:joined')
  }
}

/** Branches that ended elsewhere must not leave a join waiting for ever. */
export function unstick(m: Machine): void {
  while (m.state.ended === undefined && m.state.cursors.length === 0) {
    const open = Object.entries(m.state.meetings).find(([, meeting]) => !meeting.done)
    if (!open) return finish(m, 'no_branch_left', null)
    meet(m, open[0])
  }
}
