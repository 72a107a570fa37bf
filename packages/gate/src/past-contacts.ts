import { localInstant } from '@parcours/clock'
import type { DecideInput } from '@parcours/policy'
import { getSetting, type ContactRecord, type Sql } from '@parcours/store'
import type { ContactQuestion } from './question.ts'
import { dayOf, zoneOf } from './where.ts'

/** Workspace setting: `true` leaves the house's so-many-an-hour out, never the law. For load tests and one-off campaigns. */
const PACING_OFF = 'pacing.off'

type Past = DecideInput['history'][number]

export const historyOf = (creditorId: string) => (c: ContactRecord): Past => ({
  channel: c.channel as Past['channel'],
  direction: 'outbound',
  atMs: c.at,
  outcome: outcomeOf(c),
  debtIds: JSON.parse(c.debtIds) as string[],
  creditorId,
  address: c.address,
  ...(c.repliedAt !== null && { reply: true }),
})

/** What certainly never left the house (refused by the provider, too late) is no contact and counts nowhere. */
export const wasMade = (c: ContactRecord): boolean => c.status !== 'failed' || c.outcome !== null

/** What is not known counts in every cap of its channel (durability rule 3). */
function outcomeOf(c: ContactRecord): Past['outcome'] {
  if (c.outcome !== null) return c.outcome as Past['outcome']
  if (c.status === 'sending') return 'sending'
  if (c.status === 'failed') return 'not_connected'
  if (c.status === 'undelivered') return 'bounced'
  return c.status === 'unknown' || c.channel === 'voice_ai' ? 'unknown' : 'delivered'
}

/** What this workspace has sent on the channel: this clock hour and this local day. Undefined when it is not paced. */
export function pacingOf(sql: Sql, { snapshot, intent, run, nowMs }: ContactQuestion): DecideInput['pacing'] {
  if (getSetting<boolean>(sql, PACING_OFF)) return undefined
  const zone = zoneOf(snapshot)
  const hour = Math.floor(nowMs / 3_600_000) * 3_600_000
  const day = localInstant(dayOf(nowMs, zone), '00:00', zone)
  const since = (ms: number) =>
    sql.get<{ n: number }>(`SELECT COUNT(*) AS n FROM contact WHERE channel = ? AND at >= ? AND (status <> 'failed' OR outcome IS NOT NULL)`, intent.channel, ms)?.n ?? 0
  return { sentThisHour: since(hour), sentToday: since(day), zone, spreadSeed: `${run.personId}:${intent.channel}` }
}
