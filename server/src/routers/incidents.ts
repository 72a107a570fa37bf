import { z } from 'zod'
import { incidentPage, incidentRuns, incidentsNow, incidentView } from '../use-cases/incident-views.ts'
import { procedure, router } from './trpc.ts'

const IncidentId = z.string().max(80)
const Paged = { cursor: z.string().max(250).optional(), limit: z.int().min(1).max(500).default(100) }

export const incidentsRouter = router({
  /** For every page: the count, the gravest, and whether anybody watches. */
  now: procedure.query(({ ctx }) => incidentsNow(ctx.deps)),
  list: procedure.input(z.strictObject({ state: z.enum(['open', 'closed']).default('open'), ...Paged }))
    .query(({ ctx, input: { state, ...ask } }) => incidentPage(ctx.deps, state, ask)),
  get: procedure.input(z.strictObject({ incidentId: IncidentId })).query(({ ctx, input }) => incidentView(ctx.deps, input.incidentId)),
  runs: procedure.input(z.strictObject({ incidentId: IncidentId, ...Paged }))
    .query(({ ctx, input: { incidentId, ...ask } }) => incidentRuns(ctx.deps, incidentId, ask)),
})
