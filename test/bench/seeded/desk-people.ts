import { searchText, type Db } from '@parcours/store'
import { inPages } from './pages.ts'

const FIRST = ['Ana', 'Basile', 'Chloé', 'Driss', 'Élise', 'Fanta', 'Gaël', 'Hélène', 'Inès', 'Jules', 'Karim', 'Léa', 'Malo', 'Nora', 'Omar', 'Paul', 'Quitterie', 'Rémi', 'Sana', 'Théo']
const HEADS = ['Ber', 'Cas', 'Dur', 'Fau', 'Gar', 'Lam', 'Mar', 'Nor', 'Per', 'Rou', 'Sim', 'Tis', 'Val', 'Ver']
const MIDDLES = ['an', 'el', 'in', 'ol', 'ot', 'ard', 'ec', 'ig', 'ou', 'ur']
const TAILS = ['aud', 'eau', 'elle', 'er', 'et', 'ier', 'in', 'on', 'ot', 'oux']
const at = (list: readonly string[], i: number): string => list[i % list.length] ?? ''

/** The n-th person: 28,000 different names, and numbers of the block that is kept for fiction. */
export function deskPerson(n: number) {
  const last = at(HEADS, n) + at(MIDDLES, Math.floor(n / 14)) + at(TAILS, Math.floor(n / 140))
  return {
    id: `per_${n}`, caseId: `case_${n}`, caseRef: `C-${String(n).padStart(7, '0')}`, reference: `BN-${String(n).padStart(7, '0')}`,
    first: at(FIRST, Math.floor(n / 7)), last, mobile: `+3363998${String(n % 10_000).padStart(4, '0')}`, email: `${searchText(last)}.${n}@example.org`,
  }
}

/** People with a case, a debt, a telephone and an address for mail each. */
export function seedDeskPeople(db: Db, count: number): Promise<number> {
  return inPages(db, Array.from({ length: count }, (_, n) => n), (sql, n) => {
    const { id, caseId, caseRef, reference, first, last, mobile, email } = deskPerson(n)
    sql.run(
      `INSERT INTO person (id,portfolioId,customerRef,firstName,lastName,birthDate,language,street,postcode,city,country,zones,search)
       VALUES (?,'bench',?,?,?,'1980-05-17','fr','9001 rue Fictive','69003','Lyon','FR','["Europe/Paris"]',?)`, id, `K${n}`, first, last, searchText(first, last, `K${n}`))
    sql.run(`INSERT INTO contact_point (id,personId,kind,value) VALUES (?,?,'mobile',?)`, `m_${n}`, id, mobile)
    sql.run(`INSERT INTO contact_point (id,personId,kind,value) VALUES (?,?,'email',?)`, `e_${n}`, id, email)
    sql.run(`INSERT INTO collection_case (id,ref,personId,portfolioId,currency) VALUES (?,?,?,'bench','EUR')`, caseId, caseRef, id)
    sql.run(
      `INSERT INTO debt (id,portfolioId,personId,caseId,reference,currency,balanceCents,arrearsCents,dueDate,attributes,updatedAt) VALUES (?,'bench',?,?,?,'EUR',120000,30000,'2026-11-02','{}',0)`,
      `debt_${n}`, id, caseId, reference)
  })
}
