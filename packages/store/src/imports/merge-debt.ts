import type { StoredDebt } from './ledger.ts'
import type { PortfolioRow, Scalar } from './types.ts'

/** A debt after a row of the ledger. The same object when nothing changes. */
export function mergeDebt(stored: StoredDebt, row: PortfolioRow): StoredDebt {
  const balanceCents = balanceAfter(stored, row)
  const next: StoredDebt = {
    ...stored, balanceCents, arrearsCents: row.arrearsCents, dueDate: row.dueDate,
    status: statusAfter(stored.status, balanceCents), attributes: attributesAfter(stored.attributes, row.attributes),
  }
  const same = next.balanceCents === stored.balanceCents && next.arrearsCents === stored.arrearsCents && next.dueDate === stored.dueDate
    && next.status === stored.status && next.attributes === stored.attributes
  return same ? stored : next
}

export const newDebt = (row: PortfolioRow, ids: Pick<StoredDebt, 'id' | 'personId' | 'caseId'>): StoredDebt => {
  const balanceCents = row.balanceCents ?? row.arrearsCents
  return {
    ...ids, reference: row.reference, currency: row.currency, balanceCents, arrearsCents: row.arrearsCents, dueDate: row.dueDate,
    status: statusAfter('open', balanceCents), attributes: attributesAfter('{}', row.attributes), confirmed: 0, importId: null,
  }
}

/** A file without balances moves the balance only where it was the arrears before, or would fall below them. */
function balanceAfter(stored: StoredDebt, row: PortfolioRow): number {
  if (row.balanceCents !== null) return row.balanceCents
  return stored.balanceCents === stored.arrearsCents ? row.arrearsCents : Math.max(stored.balanceCents, row.arrearsCents)
}

/** Paid and open follow the balance. What an event ended (recalled, sold...) or put in dispute, a file does not reopen. */
function statusAfter(status: string, balanceCents: number): string {
  if (status !== 'open' && status !== 'paid') return status
  return balanceCents === 0 ? 'paid' : 'open'
}

/** The same text when nothing changes: attributes are compared by name, not by the order in which they were written. */
function attributesAfter(stored: string, told: Record<string, Scalar>): string {
  const known = JSON.parse(stored) as Record<string, Scalar>
  const names = Object.keys(told)
  if (names.every((name) => known[name] === told[name])) return stored
  return JSON.stringify({ ...known, ...told })
}
