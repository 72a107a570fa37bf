import { catalogRouter } from './catalog.ts'
import { journeysRouter } from './journeys.ts'
import { systemRouter } from './system.ts'
import { router } from './trpc.ts'

/** One file per noun; the web imports this type and nothing else of the server. */
export const appRouter = router({
  system: systemRouter,
  catalog: catalogRouter,
  journeys: journeysRouter,
})
export type AppRouter = typeof appRouter
