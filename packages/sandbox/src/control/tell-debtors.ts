import { z } from 'zod'
import { ToldDebtor, debtorId } from '../debtors/debtor.ts'
import { newDebtor, retold } from '../debtors/live.ts'
import type { SandboxContext } from '../sandbox-context.ts'

/** At most 5,000 people a call; the median of the portfolio's arrears scales how hard a promise is to keep. */
export const TellDebtors = z.object({
  debtors: z.array(ToldDebtor).max(5000),
  medianArrearsCents: z.number().int().positive().optional(),
})
export type TellDebtors = z.infer<typeof TellDebtors>

/** Upserts people by creditor and person; those who are new, or owe again, begin a life. */
export function tellDebtors(context: SandboxContext, told: TellDebtors): { new: number; updated: number } {
  const { store, options } = context
  const nowMs = context.businessMs() ?? 0
  const counts = { new: 0, updated: 0 }
  store.atomically(() => {
    if (told.medianArrearsCents) store.settings.setMedianArrearsCents(told.medianArrearsCents)
    for (const one of told.debtors) {
      const known = store.debtors.get(debtorId(one))
      const debtor = known ? retold(known, one, nowMs) : newDebtor(one, options.seed, nowMs)
      store.debtors.put(debtor)
      if (known) counts.updated += 1
      else counts.new += 1
      const begins = !known || (known.life.arrearsCents === 0 && debtor.life.arrearsCents > 0)
      if (begins && !context.silent()) beginLife(context, debtor.id)
    }
  })
  return counts
}

/** Draws when this person pays unasked; any plan drawn before is void by that. */
export const beginLife = (context: SandboxContext, id: string): void =>
  context.schedule(0, id, { kind: 'live', debtorId: id, happening: { type: 'begin' } })
