import { setTimeout as sleep } from 'node:timers/promises'
import type { Debtor, TestJourney } from '../../support/test-journey.ts'
import type { Random } from './random.ts'

const PATIENCE_MS = 90_000
const OWED_CENTS = 120_000

export interface PaymentsFile {
  rows: number
  /** Rows booked so far. */
  done(): number
  /** Until so much of it is booked. */
  reaches(share: number): Promise<void>
  /** Until all of it is. @returns what does not fit the file */
  ends(): Promise<string[]>
}

/** Uploads a lender's file of small payments of people who are in no journey, and lets its import begin. */
export async function bookFile(story: TestJourney, ask: { people: number; rows: number; random: Random }): Promise<PaymentsFile> {
  const people = await Promise.all(Array.from({ length: ask.people }, () => story.debtor()))
  const paid = new Map<Debtor, number>()
  const mark = Date.now().toString(36)
  const lines = Array.from({ length: ask.rows }, (_, i) => {
    const person = ask.random.pick(people)
    const cents = ask.random.between(1, 60)
    paid.set(person, (paid.get(person) ?? 0) + cents)
    return `${person.debts[0]};0,${String(cents).padStart(2, '0')};2027-01-20;F${mark}-${i}`
  })
  const body = ['Référence;Montant;Date de valeur;Numéro du paiement', ...lines, ''].join('\n')
  const upload = await fetch(`${story.world.deskUrl}/api/imports/upload`, {
    method: 'POST', body, headers: { 'content-type': 'text/csv', 'x-file-name': 'payments.csv', 'x-import-kind': 'payments' },
  })
  if (!upload.ok) throw new Error(await upload.text())
  const { uploadId, mapping, encoding, delimiter, decimal } = (await upload.json()) as Record<string, unknown>
  const { importId } = await story.call<{ importId: string }>('imports.start', { uploadId, kind: 'payments', portfolioId: 'story', mapping, encoding, delimiter, decimal })
  const row = () => story.db.read.get<{ done: number; status: string; inserted: number; refused: number }>('SELECT done, status, inserted, refused FROM import WHERE id = ?', importId)
  const until = async (look: () => boolean) => {
    for (const lastMs = Date.now() + PATIENCE_MS; Date.now() < lastMs; await sleep(5)) if (look()) return true
    return false
  }
  return {
    rows: ask.rows,
    done: () => row()?.done ?? 0,
    reaches: async (share) => void (await until(() => (row()?.done ?? 0) >= ask.rows * share)),
    ends: async () => {
      const over = await until(() => (row()?.done ?? 0) >= ask.rows && !['mapping', 'running'].includes(row()?.status ?? ''))
      const { inserted = 0, refused = 0, status = '' } = row() ?? {}
      return [
        ...(over && inserted === ask.rows && refused === 0 ? [] : [`the import is ${status}: ${inserted} of ${ask.rows} booked, ${refused} refused`]),
        ...people.flatMap((person) => {
          const owed = story.debts(person).reduce((sum, { balanceCents }) => sum + balanceCents, 0)
          const expected = OWED_CENTS - (paid.get(person) ?? 0)
          return owed === expected ? [] : [`${person.ref} owes ${owed}, by the file ${expected}`]
        }),
      ]
    },
  }
}
