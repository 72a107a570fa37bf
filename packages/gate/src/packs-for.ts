import { builtInPacks, selectPacks, type PolicyPack } from '@parcours/policy'
import { versionInfo, type Sql } from '@parcours/store'
import type { ContactQuestion } from './question.ts'
import { dayOf, zoneOf } from './where.ts'

/** Packs in force on the day of the contact, by who collects and where the person lives (domain rules 2, 10). */
export function packsFor(sql: Sql, { snapshot, nowMs, run }: Pick<ContactQuestion, 'snapshot' | 'nowMs' | 'run'>): PolicyPack[] {
  return selectPacks(builtInPacks, {
    collector: snapshot.portfolio.collector,
    residenceCountry: snapshot.person.country,
    creditorCountry: snapshot.portfolio.country,
    purpose: 'collection',
    debtorType: snapshot.person.type === 'consumer' ? 'consumer' : 'business',
    onDate: dayOf(nowMs, zoneOf(snapshot)),
    pinned: versionInfo(sql, run.versionId)?.journey.settings.pinnedPacks,
  })
}
