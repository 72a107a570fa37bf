import { contactableDebts, type DecideInput, type PolicyPack } from '@parcours/policy'
import { allCalendars, getSetting, type CaseSnapshot, type ContactPointRecord, type ContactRecord, type RunRecord, type Sql } from '@parcours/store'
import type { ContactIntent } from '@parcours/node-kit'
import { zonesOfPerson, zoneOf, dayOf } from './where.ts'
import { localInstant } from '@parcours/clock'

/** Workspace setting: `true` leaves the house's so-many-an-hour out, never the law. For load tests and one-off campaigns. */
const PACING_OFF = 'pacing.off'

export interface GateQuestion {
  sql: Sql
  run: RunRecord
  snapshot: CaseSnapshot
  intent: ContactIntent
  point: ContactPointRecord
  packs: PolicyPack[]
  /** Open questions that hold this journey's contacts: its settings, and what always does. */
  suspends: ReadonlySet<string>
  nowMs: number
}

/** Everything `decide` reads, from the rows as they stand inside the gate's transaction. */
export function gateInput(q: GateQuestion): DecideInput {
  const { snapshot, intent, point, run, nowMs } = q
  const debts = debtsOf(q)
  const suspensions = suspensionsOf(q)
  return {
    nowMs,
    packs: q.packs,
    contact: {
      channel: intent.channel,
      address: { id: point.id, value: point.value, line: point.kind === 'landline' ? 'landline' : 'mobile' },
      debtIds: namedDebts(q),
      personId: run.personId,
      creditorId: snapshot.portfolio.id,
      purpose: 'collection',
    },
    person: personOf(q),
    debts,
    suspensions,
    optOuts: optOutsOf(snapshot),
    wrongNumbers: snapshot.points.filter((p) => p.wrongAt !== null).map((p) => p.value),
    history: snapshot.contacts.filter(wasMade).map(historyOf(snapshot.portfolio.id)),
    ...(getSetting<boolean>(q.sql, PACING_OFF) ? {} : { pacing: pacingOf(q) }),
    calendars: calendars(q.sql),
  }
}

export type ClaimQuestion = Pick<GateQuestion, 'run' | 'snapshot' | 'nowMs'> & { suspends?: GateQuestion['suspends'] }

const debtsOf = (q: Pick<GateQuestion, 'run' | 'snapshot'>) =>
  q.snapshot.debts.map((debt) => ({ id: debt.id, status: debtStatus(q, debt.status, debt.arrearsCents) }))

/** A dispute about one debt does not hold the others; when none is left the contact is about all, and the verdict says why not. */
function namedDebts(q: ClaimQuestion): string[] {
  const debts = debtsOf(q)
  const named = contactableDebts({ nowMs: q.nowMs, debts, suspensions: openQuestions(q) })
  return named.length > 0 ? named : debts.map((debt) => debt.id)
}

/** The case as a message may speak of it now: only debts that may be claimed. */
export function claimable(q: ClaimQuestion): CaseSnapshot {
  const named = new Set(namedDebts(q))
  return { ...q.snapshot, debts: q.snapshot.debts.filter((debt) => named.has(debt.id)) }
}

function personOf({ snapshot: { person }, snapshot, run, nowMs }: GateQuestion): DecideInput['person'] {
  return {
    zones: zonesOfPerson(snapshot),
    postcodes: person.postcode ? [person.postcode] : [],
    deceased: person.deceasedAt !== null,
    ...(person.ceasedAt !== null && { ceasedAtMs: person.ceasedAt }),
    // The open question holds contact, not the fact: released by the specialists, their contacts go on.
    vulnerable: snapshot.suspensions.some((s) => s.kind === 'vulnerable'),
    legalRepresentative: snapshot.suspensions.some((s) => s.kind === 'legal_representative'),
    consents: person.aiConsent === 1 ? [{ kind: 'ai_voice', atMs: Math.min(run.enteredAt, nowMs) }] : [],
    controlGroup: run.grp === 'control',
  }
}

/** Cured is a matter of the case: what is left within the tolerance of this run counts as paid (domain rule 3). */
function debtStatus({ snapshot, run }: Pick<GateQuestion, 'run' | 'snapshot'>, status: string, arrearsCents: number): DecideInput['debts'][number]['status'] {
  const arrears = snapshot.debts.reduce((sum, d) => sum + (d.status === 'open' ? Math.max(0, d.arrearsCents) : 0), 0)
  if (status === 'paid' || (status === 'open' && (arrears <= run.toleranceCents || arrearsCents <= 0))) return 'cured'
  const ended = ['settled', 'written_off', 'sold', 'placed', 'recalled'] as const
  return ended.find((s) => s === status) ?? 'open'
}

type Suspension = DecideInput['suspensions'][number]

function suspensionsOf(q: GateQuestion): Suspension[] {
  // Reminders of a commitment are the commitment's own; everything else waits while it runs (domain rule 4).
  const commitments = q.intent.reminder ? [] : commitmentsOf(q.snapshot, q.nowMs)
  return [...openQuestions(q), ...commitments.filter((one) => q.suspends.has(one.kind))]
}

/** Stored open questions, those that this journey lets hold it. */
function openQuestions({ snapshot, suspends }: ClaimQuestion): Suspension[] {
  const stored = snapshot.suspensions.map((s): Suspension => ({
    kind: s.kind as Suspension['kind'],
    sinceMs: s.since,
    ...(s.until !== null && { untilMs: s.until }),
    written: true,
    inValidationPeriod: true,
    ...(s.debtId === null ? { scope: 'person' } : { scope: 'debt', debtId: s.debtId }),
  }))
  return suspends ? stored.filter((one) => suspends.has(one.kind)) : stored
}

const DAY = 86_400_000
/** Past the last day on which its watch can judge it, a commitment holds nobody up any more. */
const LONGEST_GRACE_MS = 6 * DAY

function commitmentsOf(snapshot: CaseSnapshot, nowMs: number): Suspension[] {
  const promise = snapshot.promises.find((p) => p.status === 'open' && nowMs < p.dueAt + LONGEST_GRACE_MS)
  const next = snapshot.plan?.instalments.find((i) => i.paidCents < i.amountCents)
  return [
    ...(promise ? [{ kind: 'promise_open', sinceMs: promise.createdAt, untilMs: promise.dueAt + LONGEST_GRACE_MS, scope: 'person' } as const] : []),
    ...(next && nowMs < next.dueAt + LONGEST_GRACE_MS ? [{ kind: 'plan_active', sinceMs: 0, untilMs: next.dueAt + LONGEST_GRACE_MS, scope: 'person' } as const] : []),
  ]
}

function optOutsOf(snapshot: CaseSnapshot): DecideInput['optOuts'] {
  return snapshot.optOuts.map((o) => {
    const channel = (o.channel ?? 'sms') as DecideInput['contact']['channel']
    if (o.scope === 'all') return { scope: 'all', atMs: o.at }
    if (o.scope === 'channel' || o.address === null) return { scope: 'channel', channel, atMs: o.at }
    return { scope: 'address', channel, address: o.address, atMs: o.at }
  })
}

type Past = DecideInput['history'][number]
const historyOf = (creditorId: string) => (c: ContactRecord): Past => ({
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
const wasMade = (c: ContactRecord): boolean => c.status !== 'failed' || c.outcome !== null

/** What is not known counts in every cap of its channel (durability rule 3). */
function outcomeOf(c: ContactRecord): Past['outcome'] {
  if (c.outcome !== null) return c.outcome as Past['outcome']
  if (c.status === 'sending') return 'sending'
  if (c.status === 'failed') return 'not_connected'
  if (c.status === 'undelivered') return 'bounced'
  return c.status === 'unknown' || c.channel === 'voice_ai' ? 'unknown' : 'delivered'
}

/** What this workspace has sent on the channel: this clock hour and this local day. */
function pacingOf({ sql, snapshot, intent, run, nowMs }: GateQuestion): DecideInput['pacing'] {
  const zone = zoneOf(snapshot)
  const hour = Math.floor(nowMs / 3_600_000) * 3_600_000
  const day = localInstant(dayOf(nowMs, zone), '00:00', zone)
  const since = (ms: number) =>
    sql.get<{ n: number }>(`SELECT COUNT(*) AS n FROM contact WHERE channel = ? AND at >= ? AND (status <> 'failed' OR outcome IS NOT NULL)`, intent.channel, ms)?.n ?? 0
  return { sentThisHour: since(hour), sentToday: since(day), zone, spreadSeed: `${run.personId}:${intent.channel}` }
}

function calendars(sql: Sql): Record<string, ReadonlySet<string>> {
  return Object.fromEntries(allCalendars(sql).map((c) => [c.id, new Set(c.holidays)]))
}
