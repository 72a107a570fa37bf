import { applyOptOut, contactByReference, receive, settle, type Sql } from '@parcours/store'
import type { Deps } from '../deps.ts'
import { openLink } from './signed-links.ts'

interface Refused {
  personId: string
  caseId: string
  channel: string
  address: string
}

/** What the message of this reference (`run.visit.attempt`) went out on; the run's email where it never went out. */
function refusedBy(sql: Sql, reference: string): Refused | undefined {
  const contact = contactByReference(sql, reference)
  if (contact) return contact
  const [runId = ''] = reference.split('.')
  const run = sql.get<{ personId: string; caseId: string }>('SELECT personId, caseId FROM run WHERE id = ?', runId)
  const point = run && sql.get<{ value: string }>(`SELECT value FROM contact_point WHERE personId = ? AND kind = 'email' LIMIT 1`, run.personId)
  return run && point && { ...run, channel: 'email', address: point.value }
}

/** One click on the link of a message: the address it went to is opted out. Twice is once. @returns whether it was new */
export function stopByLink(deps: Deps, token: string): Promise<boolean> {
  const reference = openLink(deps.env.LINK_SECRET, 'stop', token)
  if (reference === undefined) return Promise.resolve(false)
  return deps.db.write((sql) => {
    const refused = refusedBy(sql, reference)
    if (!refused) return false
    const { personId, caseId, channel, address } = refused
    const nowMs = deps.clock.nowMs()
    const received = receive(sql, { source: 'link', messageId: `stop:${reference}`, type: 'opt_out', body: { reference }, atMs: nowMs })
    if (received.kind !== 'new') return false
    applyOptOut(sql, { eventId: received.eventId, nowMs, personId }, { scope: 'address', channel, address })
    settle(sql, received.eventId, { status: 'applied', personId, caseId, reference })
    return true
  })
}
