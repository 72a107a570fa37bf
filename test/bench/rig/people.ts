import { newId, type Db } from '@parcours/store'

/** Number of the next person, in one database. */
const counters = new WeakMap<Db, number>()
const PAGE = 500

/** As the self-cure card reads them: every case is scored. */
const ATTRIBUTES = JSON.stringify({ monthsLateNow: 1, monthsLatePrevious: -1, utilisation: 0.42, lastPaymentShare: 0.1, lateMonths6: 1 })

export async function addPortfolio(db: Db): Promise<void> {
  await db.write((sql) => sql.run(`INSERT INTO portfolio (id,name,creditor,collector,country,currency,credit) VALUES ('bench','Bench','Banque Exemple','creditor','FR','EUR',NULL)`))
}

/** Invents people with one case and one debt of 300 euros each, due sixteen days before the clock's start. @returns case ids */
export async function addPeople(db: Db, count: number): Promise<string[]> {
  const first = counters.get(db) ?? 0
  counters.set(db, first + count)
  const numbers = Array.from({ length: count }, (_, i) => first + i)
  for (let i = 0; i < count; i += PAGE) await addPage(db, numbers.slice(i, i + PAGE))
  return numbers.map((n) => `case_${n}`)
}

/** The debt's reference of a case. */
export const debtOf = (caseId: string): string => caseId.replace('case_', 'D')

function addPage(db: Db, numbers: readonly number[]): Promise<void> {
  return db.write((sql) => {
    for (const n of numbers) {
      sql.run(
        `INSERT INTO person (id,portfolioId,customerRef,firstName,lastName,birthDate,language,street,postcode,city,country,zones,aiConsent,search)
         VALUES (?,'bench',?,'Ana',?,'1980-05-17','fr','1 rue Fictive','69003','Lyon','FR','["Europe/Paris"]',1,?)`,
        `per_${n}`, `K${n}`, `Essai${n}`, `ana essai${n}`)
      // A block of ten thousand numbers reserved for fiction (ARCEP); after those, some have two owners.
      sql.run(`INSERT INTO contact_point (id,personId,kind,value) VALUES (?,?,'mobile',?)`, newId('cp'), `per_${n}`, `+3363998${String(n % 10_000).padStart(4, '0')}`)
      sql.run(`INSERT INTO collection_case (id,ref,personId,portfolioId,currency) VALUES (?,?,?,'bench','EUR')`, `case_${n}`, `C-${n}`, `per_${n}`)
      sql.run(
        `INSERT INTO debt (id,portfolioId,personId,caseId,reference,currency,balanceCents,arrearsCents,dueDate,attributes,updatedAt)
         VALUES (?,'bench',?,?,?,'EUR',120000,30000,'2027-01-16',?,0)`, `debt_${n}`, `per_${n}`, `case_${n}`, `D${n}`, ATTRIBUTES)
    }
  })
}
