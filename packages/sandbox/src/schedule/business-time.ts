import { businessAt } from '@parcours/clock'
import type { ClockState } from '@parcours/clock'
import { z } from 'zod'

/** Business time as the product tells it (durability rule 13); without a lease it runs freely. */
export const ToldClock: z.ZodType<ClockState> = z.object({
  segments: z.array(z.object({
    realMs: z.number(),
    businessMs: z.number(),
    factor: z.number().min(0),
  })).min(1),
  leaseUntilRealMs: z.number().nullable(),
})

/** Business now, epoch ms; undefined while nobody has told the sandbox a clock. */
export function businessNow(clock: ClockState | undefined, realNowMs: number): number | undefined {
  return clock && businessAt(clock, realNowMs)
}
