import type { CommandAnswer } from '@parcours/journey'
import type { Sql } from '../db/open-db.ts'
import { applyCease } from '../events/facts.ts'
import { receive, settle } from '../events/receive.ts'
import { runById } from '../runs/step.ts'
import { recordFact } from './record-fact.ts'

export interface StopContact {
  /** The caller's: a double click brings the same. */
  id: string
  runId: string
  reason: string
  actor: string
  nowMs: number
  realMs: number
  bulkId?: string
}

/**
 * Nobody of ours contacts the person any more, in any run: the same fact as a refusal of all contact, applied at once, and
 * every run whose journey ends by it ends (domain rule 6). Told twice it is one.
 */
export function stopContact(sql: Sql, one: StopContact): CommandAnswer {
  const run = runById(sql, one.runId)
  if (!run) return { kind: 'refused', code: 'ended' }
  const before = sql.get<{ ceasedAt: number | null }>('SELECT ceasedAt FROM person WHERE id = ?', run.personId)
  if (before?.ceasedAt != null) return { kind: 'refused', code: 'already_stopped' }
  const received = receive(sql, { source: 'desk', messageId: one.id, type: 'cease', body: { runId: run.id, actor: one.actor }, atMs: one.nowMs })
  if (received.kind !== 'new') return { kind: 'refused', code: 'already_stopped' }
  applyCease(sql, { eventId: received.eventId, nowMs: one.nowMs, personId: run.personId }, 'ceased')
  settle(sql, received.eventId, { status: 'applied', personId: run.personId, caseId: run.caseId, reference: '' })
  recordFact(sql, { ...one, kind: 'stop_contact', personId: run.personId, args: {}, before: { ceasedAt: null }, after: { ceasedAt: one.nowMs } })
  return { kind: 'applied', before: [], after: [] }
}
