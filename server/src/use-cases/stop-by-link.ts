import { applyOptOut, newId, receive, settle } from '@parcours/store'
import type { Deps } from '../deps.ts'

/** One click on "stop emails": the address of the person of that run is opted out. Twice is harmless. */
export function stopByLink(deps: Deps, runId: string): Promise<boolean> {
  return deps.db.write((sql) => {
    const run = sql.get<{ personId: string; caseId: string }>('SELECT personId, caseId FROM run WHERE id = ?', runId)
    const point = run && sql.get<{ value: string }>(`SELECT value FROM contact_point WHERE personId = ? AND kind = 'email' LIMIT 1`, run.personId)
    if (!run || !point) return false
    const nowMs = deps.clock.nowMs()
    const received = receive(sql, { source: 'link', messageId: newId('stop'), type: 'opt_out', body: { runId }, atMs: nowMs })
    if (received.kind !== 'new') return true
    applyOptOut(sql, { eventId: received.eventId, nowMs, personId: run.personId }, { scope: 'address', channel: 'email', address: point.value })
    settle(sql, received.eventId, { status: 'applied', personId: run.personId, caseId: run.caseId })
    return true
  })
}
