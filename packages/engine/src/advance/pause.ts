import { instructionAt, step, type Machine } from './machine.ts'
import { askGateAgain, offerRecent } from './events.ts'
import { perform } from './move.ts'
import type { ResumedWaits } from '@parcours/journey'
import type { Cursor } from './state.ts'

/** Freezes every wait with what is left of it at that instant; what is under way finishes, and then nothing begins. */
export function pause(m: Machine, atMs: number): void {
  m.state.paused = atMs
  for (const cursor of m.state.cursors) {
    if (cursor.phase.type === 'step' || cursor.phase.type === 'parked') continue
    m.effects.push({ type: 'wakeUp', cursor: cursor.id })
    if (cursor.phase.type === 'waiting') cursor.leftMs = leftOf(cursor.phase.deadlineMs, atMs)
  }
}

export const leftOf = (deadlineMs: number | null, atMs: number): number | null => (deadlineMs === null ? null : Math.max(0, deadlineMs - atMs))

/** Everything goes on: waits as asked, contacts by way of the gate, which knows what the law says now. */
export function resume(m: Machine, waits: ResumedWaits): void {
  const heldMs = m.state.nowMs - (m.state.paused ?? m.state.nowMs)
  delete m.state.paused
  for (const cursor of m.state.cursors) {
    const { left } = cursor
    if (left && left.deadlineMs !== null) cursor.left = { ...left, deadlineMs: left.deadlineMs + heldMs }
    goOn(m, cursor, waits)
  }
}

function goOn(m: Machine, cursor: Cursor, waits: ResumedWaits): void {
  switch (cursor.phase.type) {
    case 'parked': return perform(m, cursor)
    case 'postponed':
    case 'held': return askGateAgain(m, cursor)
    case 'waiting': return waitOn(m, cursor, waits)
    case 'step':
      // At the gate since before the resume: a `hold` on its way here must not wait for ever.
      if (cursor.phase.kind === 'contact') cursor.phase = { ...cursor.phase, released: true }
      return
    case 'arriving': return
  }
}

function waitOn(m: Machine, cursor: Cursor, waits: ResumedWaits): void {
  const instruction = instructionAt(m, cursor.at)
  const left = cursor.leftMs ?? null
  delete cursor.leftMs
  // A sub-journey ends when it ends.
  if (instruction.op !== 'wait') return void offerRecent(m, cursor)
  if (instruction.until && (waits === 'skip' || left === 0)) return step(m, cursor, 'wake', { deadlineMs: m.state.nowMs })
  if (waits === 'again') return step(m, cursor, 'enter')
  step(m, cursor, 'enter', { deadlineMs: left === null ? null : m.state.nowMs + left })
}
