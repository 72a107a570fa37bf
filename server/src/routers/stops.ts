import { z } from 'zod'
import { CHANNELS } from '@parcours/journey'
import { liftContactStop, setContactStop, stopList } from '../use-cases/contact-stops.ts'
import { acceptRestore, restoreView } from '../use-cases/restore-view.ts'
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
  /** What a restore has left to be cleared; null where nothing was restored, or all of it is clean. */
  restore: procedure.query(({ ctx }) => restoreView(ctx.deps)),
  /** An operator answers for what cannot be reconciled by itself. */
  acceptRestored: procedure.input(z.strictObject({ reason })).mutation(({ ctx, input }) => acceptRestore(ctx.deps, { ...input, actor: ctx.actor })),
  set: procedure.input(Set).mutation(({ ctx, input }) => setContactStop(ctx.deps, { target: '', ...input, actor: ctx.actor })),
  lift: procedure.input(z.strictObject({ id: z.string().max(80), reason })).mutation(({ ctx, input }) => liftContactStop(ctx.deps, { ...input, actor: ctx.actor })),
})
