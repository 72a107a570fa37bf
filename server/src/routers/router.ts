import { bulksRouter } from './bulks.ts'
import { casesRouter } from './cases.ts'
import { catalogRouter } from './catalog.ts'
import { commandsRouter } from './commands.ts'
import { eventsRouter } from './events.ts'
import { figuresRouter } from './figures.ts'
import { importsRouter } from './imports.ts'
import { incidentsRouter } from './incidents.ts'
import { journeysRouter } from './journeys.ts'
import { liveRouter } from './live.ts'
import { portfoliosRouter } from './portfolios.ts'
import { runRawRouter } from './run-raw.ts'
import { runsRouter } from './runs.ts'
import { savedViewsRouter } from './saved-views.ts'
import { stopsRouter } from './stops.ts'
import { systemRouter } from './system.ts'
import { tasksRouter } from './tasks.ts'
import { textsRouter } from './texts.ts'
import { router } from './trpc.ts'
import { whyNotRouter } from './why-not.ts'

/** One file per noun; the web imports this type and nothing else of the server. */
export const appRouter = router({
  system: systemRouter,
  catalog: catalogRouter,
  journeys: journeysRouter,
  runs: runsRouter,
  commands: commandsRouter,
  stops: stopsRouter,
  bulks: bulksRouter,
  runRaw: runRawRouter,
  whyNot: whyNotRouter,
  tasks: tasksRouter,
  portfolios: portfoliosRouter,
  cases: casesRouter,
  texts: textsRouter,
  events: eventsRouter,
  imports: importsRouter,
  incidents: incidentsRouter,
  figures: figuresRouter,
  live: liveRouter,
  savedViews: savedViewsRouter,
})
export type AppRouter = typeof appRouter
