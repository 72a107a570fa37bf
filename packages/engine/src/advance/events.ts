import type { EventMatch, RunEvent } from '@parcours/journey'
import { finish, instructionAt, step, type Machine } from './machine.ts'
import { follow, leave } from './move.ts'
import type { Cursor } from './state.ts'

/** Feeds one event. A repeated one is dropped, whichever way it came; order is by sequence. */
export function onEvent(m: Machine, event: RunEvent): void {
  if (!learn(m, event.seq) || m.state.ended !== undefined) return
  m.state.nowMs = Math.max(m.state.nowMs, event.atMs)
  if (event.stop !== undefined) return finish(m, event.stop, `left:${event.stop}`)
  if (event.type === 'released') return release(m)
  for (const cursor of m.state.cursors) {
    if (cursor.phase.type === 'waiting' && offer(m, cursor, event)) return
  }
  m.state.recent.push(event)
}

/** True when the event is new. Keeps a watermark and the few that ran ahead of it. */
function learn(m: Machine, seq: number): boolean {
  const s = m.state
  if (seq <= s.watermark || s.ahead.includes(seq)) return false
  s.ahead.push(seq)
  while (s.ahead.includes(s.watermark + 1)) {
    s.watermark += 1
    s.ahead = s.ahead.filter((n) => n !== s.watermark)
  }
  return true
}

/**
 * A held contact asks the gate again: the gate alone knows whether nothing else holds it. One that is at the gate
 * just now may have been there before the release: it is marked, or a `hold` on its way here would wait for ever.
 */
function release(m: Machine): void {
  for (const cursor of m.state.cursors) {
    if (cursor.phase.type === 'step' && cursor.phase.kind === 'contact') cursor.phase = { ...cursor.phase, released: true }
    if (cursor.phase.type === 'held' && m.state.paused === undefined) askGateAgain(m, cursor)
  }
}

export function askGateAgain(m: Machine, cursor: Cursor, how: { keepFirst?: true; now?: true } = {}): void {
  m.effects.push({ type: 'wakeUp', cursor: cursor.id })
  // The days of an open question are not days of postponement: those are counted from its end.
  if (!how.keepFirst) cursor.firstMs = m.state.nowMs
  cursor.dueMs = m.state.nowMs
  step(m, cursor, 'contact', { ...(how.now && { now: how.now }) })
}

/** Waits look at events since the contact went out, or since the visit began. */
const since = (cursor: Cursor): number =>
  typeof cursor.data.sentAtMs === 'number' ? cursor.data.sentAtMs : cursor.openedMs

/** Gives an event to a waiting cursor; true when it took it (or asks a condition about it). */
function offer(m: Machine, cursor: Cursor, event: RunEvent): boolean {
  const match = matchOf(m, cursor, event)
  if (!match || event.atMs < since(cursor) || event.seq <= cursor.triedSeq) return false
  m.effects.push({ type: 'wakeUp', cursor: cursor.id })
  if (match.when === undefined) {
    take(m, cursor, event, match)
    return true
  }
  const deadlineMs = cursor.phase.type === 'waiting' ? cursor.phase.deadlineMs : null
  step(m, cursor, 'wake', { event, deadlineMs })
  return true
}

function matchOf(m: Machine, cursor: Cursor, event: RunEvent): EventMatch | undefined {
  const instruction = instructionAt(m, cursor.at)
  // An answer to a text, task, offer or call belongs to the visit that asked.
  const { visit } = event.data
  if (typeof visit === 'number' && visit !== cursor.visit && !cursor.earlier?.includes(visit)) return undefined
  if (instruction.op === 'call') return event.type === 'sub.ended' ? { type: event.type, result: '$reason' } : undefined
  if (instruction.op !== 'wait') return undefined
  return instruction.events.find((e) => e.type === event.type)
}

/** `$name` reads the outcome from the event: the operator's result, the sub-journey's reason. */
const resultOf = (event: RunEvent, match: EventMatch): string =>
  match.result.startsWith('$') ? String(event.data[match.result.slice(1)] ?? event.type) : match.result

function take(m: Machine, cursor: Cursor, event: RunEvent, match: EventMatch): void {
  const instruction = instructionAt(m, cursor.at)
  const result = resultOf(event, match)
  if (instruction.op === 'wait') return follow(m, cursor, result, instruction.on)
  leave(m, cursor, result)
}

/** The condition of a wait holds for the event that it was asked about. */
export function answered(m: Machine, cursor: Cursor, event: RunEvent): void {
  const match = matchOf(m, cursor, event)
  if (match) take(m, cursor, event, match)
}

/** A wait has just been armed: events that came while its visit was busy are offered first. */
export function offerRecent(m: Machine, cursor: Cursor): boolean {
  for (const event of m.state.recent) {
    if (!offer(m, cursor, event)) continue
    m.state.recent = m.state.recent.filter((e) => e !== event)
    return true
  }
  return false
}

/** Forgets events that are older than every open visit. */
export function prune(m: Machine): void {
  const oldest = Math.min(...m.state.cursors.map(since))
  m.state.recent = m.state.recent.filter((e) => e.atMs >= oldest)
}

