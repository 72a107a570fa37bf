import { canonicalJson } from '@parcours/journey'
import { getSetting, type Db } from '@parcours/store'
import { demoJourneys } from '../journeys/demo-journeys.ts'
import { demoPortfolio, type DemoPortfolio } from '../portfolio/demo-portfolio.ts'
import { OWNER } from './actors.ts'
import { insertRows } from './insert-rows.ts'
import { insertSettings, seedBasics } from './seed-basics.ts'

export interface Seeded { persons: number; debts: number }

/**
 * Fills a workspace with the demo: the basics, both portfolios, and the journeys as drafts (publishing them is the
 * server's use case). Once: what is seeded stays as people have changed it. Cut off in the middle, it goes on at the
 * next start with the instant of the first, because due dates hang on it.
 */
export async function seedDemo(db: Db, startMs: number): Promise<Seeded> {
  await seedBasics(db, startMs)
  const done = getSetting<Seeded>(db.read, 'demo.seeded')
  if (done) return { persons: done.persons, debts: done.debts }
  await insertSettings(db, [['demo.start', startMs]])
  const beganMs = getSetting<number>(db.read, 'demo.start') ?? startMs
  const portfolio = demoPortfolio(beganMs)
  await writePortfolio(db, portfolio, beganMs)
  await writeDrafts(db, beganMs)
  const seeded: Seeded = { persons: portfolio.persons.length, debts: portfolio.debts.length }
  await insertSettings(db, [['demo.seeded', { atMs: beganMs, ...seeded }]])
  return seeded
}

async function writePortfolio(db: Db, demo: DemoPortfolio, nowMs: number): Promise<void> {
  await insertRows(db, 'portfolio', { columns: ['id', 'name', 'creditor', 'collector', 'country', 'currency', 'credit'], rows: demo.portfolios })
  await insertRows(db, 'person', {
    columns: [
      'id', 'portfolioId', 'customerRef', 'firstName', 'lastName', 'birthDate', 'language', 'type', 'street', 'postcode', 'city',
      'country', 'zones', 'vulnerable', 'strategic', 'aiConsent', 'payday', 'search',
    ],
    rows: demo.persons,
  })
  await insertRows(db, 'contact_point', { columns: ['id', 'personId', 'kind', 'value', 'source'], rows: demo.contactPoints })
  await insertRows(db, 'collection_case', { columns: ['id', 'ref', 'personId', 'portfolioId', 'currency'], rows: demo.cases })
  // Debts last: a sweep that looks meanwhile finds cases without arrears, and enrols none of them.
  await insertRows(db, 'debt', {
    columns: [
      'id', 'portfolioId', 'personId', 'caseId', 'reference', 'currency', 'balanceCents', 'arrearsCents', 'dueDate', 'status',
      'attributes', 'confirmed', 'updatedAt',
    ],
    rows: demo.debts.map((debt) => ({ ...debt, updatedAt: nowMs })),
  })
}

const writeDrafts = (db: Db, nowMs: number): Promise<void> =>
  insertRows(db, 'journey', {
    columns: ['id', 'slug', 'name', 'owner', 'draft', 'savedAt', 'savedBy', 'createdAt'],
    rows: demoJourneys().map((journey) => ({
      id: `jny_${journey.slug}`, slug: journey.slug, name: journey.name, owner: journey.settings.owner,
      draft: canonicalJson(journey), savedAt: nowMs, savedBy: OWNER.id, createdAt: nowMs,
    })),
  })
