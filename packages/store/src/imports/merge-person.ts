import type { PersonEntry, StoredPoint } from './ledger.ts'
import type { Destination, PersonFacts, Point, PortfolioRow } from './types.ts'

const FACTS = ['firstName', 'lastName', 'birthDate', 'language', 'street', 'postcode', 'city', 'country'] as const satisfies (keyof PersonFacts)[]
const PHONES = new Set(['mobile', 'landline'])

/** What changes in the contact points of a person. */
export interface PointChange {
  added: StoredPoint[]
  dropped: StoredPoint[]
}

/**
 * Takes over what a row says of its person. What it does not say stays; the first row of a file that names the person
 * overwrites, later ones fill gaps, so that a file read twice ends where it ended the first time.
 * @returns whether something changed
 */
export function mergeFacts(entry: PersonEntry, { person, again }: Pick<PortfolioRow, 'person' | 'again'>): boolean {
  let changed = false
  for (const name of FACTS) {
    const told = person[name]
    const known = entry.stored[name]
    if (told === null || told === known || (again && known !== null && known !== '')) continue
    entry.stored = { ...entry.stored, [name]: told }
    changed = true
  }
  return changed
}

/**
 * Contact points after a row. A number that an operator or the person corrected is never overwritten, one that is marked
 * wrong or unreachable keeps its mark (domain rule 15); an imported one that the file has replaced goes.
 */
export function mergePoints(entry: PersonEntry, row: Pick<PortfolioRow, 'points' | 'again'>, newId: () => string): PointChange {
  const change: PointChange = { added: [], dropped: [] }
  const before = [...entry.points]
  for (const family of [row.points.filter((p) => PHONES.has(p.kind)), row.points.filter((p) => p.kind === 'email'), row.points.filter((p) => p.kind === 'post')]) {
    if (family.length > 0) mergeFamily({ family, before, again: row.again, personId: entry.stored.id, newId }, change)
  }
  if (change.added.length === 0 && change.dropped.length === 0) return change
  const gone = new Set(change.dropped)
  entry.points = [...entry.points.filter((point) => !gone.has(point)), ...change.added]
  return change
}

interface Family {
  /** Phones, emails or the postal address of one row. */
  family: Point[]
  before: StoredPoint[]
  again: boolean
  personId: string
  newId: () => string
}

function mergeFamily({ family, before, again, personId, newId }: Family, change: PointChange): void {
  const isOfFamily = (kind: string) => family.some((p) => p.kind === kind) || (PHONES.has(kind) && PHONES.has(family[0]?.kind ?? ''))
  const corrected = new Set(before.filter((p) => p.source === 'corrected').map((p) => p.kind))
  const told = new Set(family.map((p) => p.value))
  const isGap = !before.some((p) => isOfFamily(p.kind))
  if (!again) {
    change.dropped.push(...before.filter((p) =>
      isOfFamily(p.kind) && !told.has(p.value) && p.source === 'import' && p.wrongAt === null && p.undeliveredAt === null && !corrected.has(p.kind)))
  }
  for (const { kind, value } of family) {
    const known = before.some((p) => p.value === value && isOfFamily(p.kind)) || change.added.some((p) => p.value === value && p.kind === kind)
    if (known || corrected.has(kind) || (again && !isGap)) continue
    change.added.push({ id: newId(), personId, kind, value, source: 'import', wrongAt: null, undeliveredAt: null })
  }
}

/** A person that no file has named before. */
export const newPerson = (row: PortfolioRow, id: string, to: Destination): PersonEntry => {
  const country = row.person.country ?? to.portfolio.country
  const { firstName, lastName, language } = row.person
  return {
    stored: {
      ...row.person, id, customerRef: row.customerRef, firstName: firstName ?? '', lastName: lastName ?? '', country,
      language: language ?? to.languageOf(country), zones: '[]',
    },
    points: [], state: 'new', searchStale: true,
  }
}

/** Candidate zones from where the person lives and the number that still reaches them. */
export function zonesOfEntry({ stored, points }: PersonEntry, to: Destination): string {
  const phone = points.find((p) => PHONES.has(p.kind) && p.wrongAt === null)?.value ?? null
  return JSON.stringify(to.zonesOf({ postcode: stored.postcode, country: stored.country, phone }))
}
