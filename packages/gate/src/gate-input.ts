import type { DecideInput } from '@parcours/policy'
import { allCalendars, type CaseSnapshot, type Sql } from '@parcours/store'
import { debtsOf, namedDebts, suspensionsOf } from './open-questions.ts'
import { packsFor } from './packs-for.ts'
import { historyOf, pacingOf, wasMade } from './past-contacts.ts'
import type { ContactQuestion } from './question.ts'
import { zonesOfPerson } from './where.ts'

/** Everything `decide` reads, from the rows as they stand in this transaction. */
export function gateInput(sql: Sql, q: ContactQuestion): DecideInput {
  const { snapshot, intent, point, run, nowMs } = q
  const pacing = pacingOf(sql, q)
  return {
    nowMs,
    packs: packsFor(sql, q),
    contact: {
      channel: intent.channel,
      address: { id: point.id, value: point.value, line: point.kind === 'landline' ? 'landline' : 'mobile' },
      debtIds: namedDebts(q),
      personId: run.personId,
      creditorId: snapshot.portfolio.id,
      purpose: 'collection',
    },
    person: personOf(q),
    debts: debtsOf(q),
    suspensions: suspensionsOf(q),
    optOuts: optOutsOf(snapshot),
    wrongNumbers: snapshot.points.filter((p) => p.wrongAt !== null).map((p) => p.value),
    history: snapshot.contacts.filter(wasMade).map(historyOf(snapshot.portfolio.id)),
    ...(pacing && { pacing }),
    calendars: calendars(sql),
  }
}

function personOf({ snapshot: { person }, snapshot, run, nowMs }: ContactQuestion): DecideInput['person'] {
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

function optOutsOf(snapshot: CaseSnapshot): DecideInput['optOuts'] {
  return snapshot.optOuts.map((o) => {
    const channel = (o.channel ?? 'sms') as DecideInput['contact']['channel']
    if (o.scope === 'all') return { scope: 'all', atMs: o.at }
    if (o.scope === 'channel' || o.address === null) return { scope: 'channel', channel, atMs: o.at }
    return { scope: 'address', channel, address: o.address, atMs: o.at }
  })
}

const calendars = (sql: Sql): Record<string, ReadonlySet<string>> =>
  Object.fromEntries(allCalendars(sql).map((c) => [c.id, new Set(c.holidays)]))
