import type { PolicyPack } from './policy-pack.ts'
import type { Actor, DebtorType, Purpose } from './words.ts'

export interface PackQuery {
  /** Who collects: a matter of the portfolio. */
  collector: Actor
  /** ISO 3166 alpha-2 of where the person lives; with `residenceSubdivision` (`NY`) for local packs. */
  residenceCountry: string
  residenceSubdivision?: string
  /** Seat of the creditor: its packs bind as well. */
  creditorCountry: string
  purpose: Purpose
  debtorType: DebtorType
  /** The day of the contact, `YYYY-MM-DD`: packs in force on it, not those of publication (domain rule 10). */
  onDate: string
  /** House packs kept at a version, `id@version`; a pin on a law is ignored. */
  pinned?: readonly string[]
}

/** Parts of France with a country code of their own keep French packs. */
const FRENCH = new Set(['GP', 'MQ', 'GF', 'RE', 'YT', 'BL', 'MF', 'PM', 'WF', 'PF', 'NC'])

/** The packs that bind a contact, one version of each: of those in force the one that began last. */
export function selectPacks(all: readonly PolicyPack[], query: PackQuery): PolicyPack[] {
  const chosen = new Map<string, PolicyPack>()
  for (const pack of all) {
    if (!binds(pack, query)) continue
    const other = chosen.get(pack.id)
    if (!other || prefer(pack, other, query)) chosen.set(pack.id, pack)
  }
  return [...chosen.values()]
}

function binds(pack: PolicyPack, query: PackQuery): boolean {
  const { actor, debtor, purpose } = pack.appliesTo
  const inForce =
    isPinned(pack, query) ||
    (pack.effectiveFrom <= query.onDate && !(pack.effectiveTo && pack.effectiveTo <= query.onDate))
  return (
    inForce &&
    places(query).has(pack.jurisdiction) &&
    actor.includes(query.collector) &&
    debtor.includes(query.debtorType) &&
    purpose.includes(query.purpose)
  )
}

function places({ residenceCountry, residenceSubdivision, creditorCountry }: PackQuery): Set<string> {
  const country = (code: string) => (FRENCH.has(code) ? 'FR' : code)
  const found = new Set(['*', country(residenceCountry), country(creditorCountry)])
  if (residenceSubdivision) found.add(`${residenceCountry}-${residenceSubdivision}`)
  return found
}

function isPinned(pack: PolicyPack, query: PackQuery): boolean {
  return pack.layer === 'house' && (query.pinned ?? []).includes(`${pack.id}@${pack.version}`)
}

function prefer(pack: PolicyPack, other: PolicyPack, query: PackQuery): boolean {
  if (isPinned(pack, query) !== isPinned(other, query)) return isPinned(pack, query)
  if (pack.effectiveFrom !== other.effectiveFrom) return pack.effectiveFrom > other.effectiveFrom
  return pack.version > other.version
}
