import { casesRouter } from './cases.ts'
import { catalogRouter } from './catalog.ts'
import { eventsRouter } from './events.ts'
import { figuresRouter } from './figures.ts'
import { importsRouter } from './imports.ts'
import { journeysRouter } from './journeys.ts'
import { portfoliosRouter } from './portfolios.ts'
import { runsRouter } from './runs.ts'
import { systemRouter } from './system.ts'
import { tasksRouter } from './tasks.ts'
import { textsRouter } from './texts.ts'
import { router } from './trpc.ts'

/** One file per noun; the web imports this type and nothing else of the server. */
export const appRouter = router({
  system: systemRouter,
  catalog: catalogRouter,
  journeys: journeysRouter,
  runs: runsRouter,
  tasks: tasksRouter,
  portfolios: portfoliosRouter,
  cases: casesRouter,
  texts: textsRouter,
  events: eventsRouter,
  imports: importsRouter,
  figures: figuresRouter,
})
export type AppRouter = typeof appRouter
