import type Database from 'better-sqlite3'
import type { Debtor } from '../debtors/debtor.ts'

type Address = 'phone' | 'email' | 'postal_key'

export function debtorRows(db: Database.Database) {
  const put = db.prepare(`INSERT INTO debtor VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET phone = excluded.phone, email = excluded.email,
      postal_key = excluded.postal_key, arrears_cents = excluded.arrears_cents, body = excluded.body`)
  const get = db.prepare<[string], { body: string }>('SELECT body FROM debtor WHERE id = ?')
  // Somebody may owe two creditors: a message goes to the debts that are still open, in a fixed order.
  const by = (column: Address) => db.prepare<[string], { body: string }>(
    `SELECT body FROM debtor WHERE ${column} = ? ORDER BY arrears_cents = 0, id LIMIT 1`)
  const find = { phone: by('phone'), email: by('email'), postal_key: by('postal_key') }
  const ids = db.prepare<[], string>('SELECT id FROM debtor ORDER BY id').pluck()
  return {
    put(debtor: Debtor): void {
      const { told, life } = debtor
      put.run(debtor.id, told.phone ?? null, told.email?.toLowerCase() ?? null, told.postalKey ?? null,
        life.arrearsCents, JSON.stringify(debtor))
    },
    get: (id: string): Debtor | undefined => toDebtor(get.get(id)),
    findBy: (address: Address, value: string): Debtor | undefined => toDebtor(find[address].get(value)),
    ids: (): string[] => ids.all(),
  }
}

/** The body was written by `put`, in this form. */
const toDebtor = (row: { body: string } | undefined): Debtor | undefined =>
  row && (JSON.parse(row.body) as Debtor)
