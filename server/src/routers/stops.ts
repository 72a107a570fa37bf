import { z } from 'zod'
import { CHANNELS } from '@parcours/journey'
import { liftContactStop, setContactStop, stopList } from '../use-cases/contact-stops.ts'
import { procedure, router } from './trpc.ts'

const reason = z.string().trim().min(3).max(500)
const effect = z.enum(['contact', 'entry'])
const Set = z.discriminatedUnion('scope', [
  z.strictObject({ scope: z.literal('workspace'), effect, reason }),
  z.strictObject({ scope: z.literal('channel'), target: z.enum(CHANNELS), effect: z.literal('contact'), reason }),
  z.strictObject({ scope: z.literal('journey'), target: z.string().max(80), effect, reason }),
])

export const stopsRouter = router({
  /** Those that stand first, then the latest that were lifted. */
  list: procedure.query(({ ctx }) => stopList(ctx.deps)),
  set: procedure.input(Set).mutation(({ ctx, input }) => setContactStop(ctx.deps, { target: '', ...input, actor: ctx.actor })),
  lift: procedure.input(z.strictObject({ id: z.string().max(80), reason })).mutation(({ ctx, input }) => liftContactStop(ctx.deps, { ...input, actor: ctx.actor })),
})
