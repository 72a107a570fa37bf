import { addDays } from '@parcours/clock'
import { selfCureAttributes } from '@parcours/scoring'
import type { ContactPointRecord, DebtRecord, PersonRecord, PortfolioRecord } from '@parcours/store'
import { AMERICANS, americanPerson } from './american-person.ts'
import { drawsOf } from './chance.ts'
import { americanDueDates, dayOf, frenchDueDates } from './due-days.ts'
import { readExtract, type LateRow } from './extract.ts'
import { frenchPerson } from './french-person.ts'
import { arrearsCents, balanceCents, creditOf, type DemoCurrency } from './money.ts'
import { plain, type Someone } from './someone.ts'

export interface DemoCase { id: string; ref: string; personId: string; portfolioId: string; currency: DemoCurrency }
/** `search` is what the desk's search box looks into, in lower case. */
export type DemoPerson = PersonRecord & { search: string }

export interface DemoPortfolio {
  portfolios: PortfolioRecord[]
  persons: DemoPerson[]
  cases: DemoCase[]
  debts: DebtRecord[]
  contactPoints: ContactPointRecord[]
}

const FRENCH: PortfolioRecord = {
  id: 'cards-fr', name: 'Cards, France', creditor: 'Banque Exemple', collector: 'creditor', country: 'FR', currency: 'EUR', credit: creditOf('EUR'),
}
/** The name that signs an agency's messages says for whom it collects. */
const AMERICAN: PortfolioRecord = {
  id: 'us-agency', name: 'Cards placed with an agency, United States', creditor: 'Sample & Hale for Example Card Bank',
  collector: 'agency', country: 'US', currency: 'USD', credit: creditOf('USD'),
}
/** Rows at the end of the extract that go to the agency: three neighbours make one person. */
const AMERICAN_DEBTS = 3

/**
 * Two portfolios from the committed extract. The rows are always the same; only due dates follow `startMs`, the business
 * instant at which the demo begins.
 */
export function demoPortfolio(startMs: number): DemoPortfolio {
  const rows = readExtract()
  const cut = rows.length - AMERICANS * AMERICAN_DEBTS
  const french = groupsOf(rows.slice(0, cut), (n) => (n % 10 > 0 ? 1 : n % 20 > 0 ? 2 : 3))
  const american = groupsOf(rows.slice(cut), () => AMERICAN_DEBTS)
  const dates = { fr: frenchDueDates(french.length, startMs), us: americanDueDates(american.length, startMs) }
  const members = [
    ...french.map((group, i) => member(frenchPerson(i + 1), { group, n: i + 1, due: dates.fr[i], portfolio: FRENCH, startMs })),
    ...american.map((group, i) => member(americanPerson(i + 1), { group, n: french.length + i + 1, due: dates.us[i], portfolio: AMERICAN, startMs })),
  ]
  return {
    portfolios: [FRENCH, AMERICAN], persons: members.map((m) => m.person), cases: members.map((m) => m.case),
    debts: members.flatMap((m) => m.debts), contactPoints: members.flatMap((m) => m.points),
  }
}

/** Neighbouring rows become the debts of one person: every tenth person has two, every twentieth three (n from 1). */
function groupsOf(rows: readonly LateRow[], sizeOf: (n: number) => number): LateRow[][] {
  const groups: LateRow[][] = []
  for (let at = 0; at < rows.length;) {
    const size = sizeOf(groups.length + 1)
    groups.push(rows.slice(at, at + size))
    at += size
  }
  return groups
}

interface Membership { group: LateRow[]; n: number; due: string | undefined; portfolio: PortfolioRecord; startMs: number }

function member({ person, points }: Someone, one: Membership) {
  const key = person.id.replace('per_', '')
  const currency = one.portfolio.currency === 'USD' ? 'USD' : 'EUR'
  const known: DemoCase = { id: `cas_${key}`, ref: refOf(one.n), personId: person.id, portfolioId: one.portfolio.id, currency }
  const debts = debtsOf(known, one)
  const reach = points.filter((p) => p.kind !== 'post').map((p) => p.value)
  const name = `${person.firstName} ${person.lastName}`
  // A set: most names are the same without their accents.
  const search = [...new Set([name.toLowerCase(), plain(name), person.customerRef, known.ref, ...debts.map((d) => d.reference), ...reach])]
    .join(' ').toLowerCase()
  return { person: { ...person, search }, points, case: known, debts }
}

/** Looks like a number that a ledger gave, and is another one for each of the first 100,000. */
const refOf = (n: number): string => `C-${200_000 + ((n * 4_711) % 100_000)}`

/** The first row is the oldest debt; the others fell due with it or, while it is late already, up to 20 days after it. */
function debtsOf(known: DemoCase, { group, due, portfolio, startMs }: Membership): DebtRecord[] {
  if (due === undefined) throw new Error(`${known.ref} has no due date`)
  const draw = drawsOf(`debts:${known.id}`)
  const daysLate = Math.round((Date.parse(dayOf(startMs)) - Date.parse(due)) / 86_400_000)
  return group.map((row, i) => ({
    id: `dbt_${String(row.ID).padStart(5, '0')}`, portfolioId: portfolio.id, personId: known.personId, caseId: known.id,
    reference: `${portfolio.id === FRENCH.id ? 'CB' : 'AX'}-${String(row.ID).padStart(5, '0')}`, currency: known.currency,
    balanceCents: balanceCents(row, known.currency), arrearsCents: arrearsCents(row, known.currency),
    dueDate: i === 0 ? due : addDays(due, Math.floor(draw() * Math.min(20, Math.max(1, daysLate)))),
    status: 'open', attributes: JSON.stringify({ product: 'card', ...selfCureAttributes(row) }), confirmed: 1,
  }))
}
