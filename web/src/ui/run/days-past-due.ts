import type { RunView } from '@parcours/server/router'
import { localDay } from '../../lib/instants.ts'

const DAY_MS = 86_400_000

/** Days since the oldest due date that is still in arrears, in business days of the calendar; null: none. */
export function daysPastDue(debts: RunView['debts'], nowMs: number): number | null {
  const due = debts.filter((debt) => debt.arrearsCents > 0).map((debt) => debt.dueDate).toSorted()[0]
  if (!due) return null
  return Math.max(0, Math.round((Date.parse(localDay(nowMs)) - Date.parse(due)) / DAY_MS))
}
