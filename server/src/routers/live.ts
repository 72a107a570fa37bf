import { z } from 'zod'
import { liveMap } from '../use-cases/live-map.ts'
import { watchLive } from '../use-cases/live-watch.ts'
import { procedure, router } from './trpc.ts'

const OfJourney = z.strictObject({ journeyId: z.string().max(60) })

export const liveRouter = router({
  get: procedure.input(OfJourney).query(({ ctx, input }) => liveMap(ctx.deps, input.journeyId)),
  watch: procedure.input(OfJourney).subscription(({ ctx, input, signal }) => watchLive(ctx.deps, input.journeyId, signal ?? new AbortController().signal)),
})
