import type { DebtFacts, Suspension } from '../input.ts'

export interface DebtQuestion {
  nowMs: number
  debts: readonly DebtFacts[]
  suspensions: readonly Suspension[]
}

/**
 * The debts that a message may name now: open and without an open question of their own. To be asked before rendering,
 * so that a dispute about one debt does not hold the others; questions about the person are left to `decide`.
 */
export function contactableDebts({ nowMs, debts, suspensions }: DebtQuestion): string[] {
  const questioned = new Set(
    suspensions.flatMap((one) => {
      const open = one.sinceMs <= nowMs && (one.untilMs === undefined || nowMs < one.untilMs)
      return one.scope === 'debt' && open ? [one.debtId] : []
    }),
  )
  return debts.filter((debt) => debt.status === 'open' && !questioned.has(debt.id)).map((debt) => debt.id)
}
