import { z } from 'zod'
import { countOpenRuns } from '@parcours/store'
import { runPage, runView } from '../use-cases/run-views.ts'
import { procedure, router } from './trpc.ts'

const Filter = z.strictObject({
  journeyId: z.string().max(80), version: z.int().min(1), nodeId: z.string().max(40), outcome: z.string().max(80),
  state: z.enum(['waiting', 'working', 'postponed', 'suspended', 'ended', 'starting']), search: z.string().max(200),
}).partial()

/** A page of a list: at most 500 rows, since each is drawn with its own names. */
export const PageInput = { cursor: z.string().max(250).optional(), limit: z.int().min(1).max(500).default(100) }

export const runsRouter = router({
  list: procedure.input(z.strictObject({ filter: Filter.default({}), ...PageInput }))
    .query(({ ctx, input }) => runPage(ctx.deps, input.filter, input)),
  get: procedure.input(z.strictObject({ runId: z.string().max(80) })).query(({ ctx, input }) => runView(ctx.deps, input.runId)),
  counts: procedure.query(({ ctx }) => ({ open: countOpenRuns(ctx.deps.db.read) })),
})
