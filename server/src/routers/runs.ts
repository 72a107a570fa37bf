import { z } from 'zod'
import { countOpenRuns } from '@parcours/store'
import { runPage } from '../use-cases/run-search-page.ts'
import { runView } from '../use-cases/run-views.ts'
import { procedure, router } from './trpc.ts'

const Id = z.string().max(80)
const NodeId = z.string().max(40)

/** Which runs: a list's filter, and the frozen set of a bulk job. */
export const RunFilterInput = z.strictObject({
  journeyId: Id, version: z.int().min(1), nodeId: NodeId, foremost: z.boolean(), outcome: Id,
  state: z.enum(['waiting', 'working', 'postponed', 'suspended', 'paused', 'trouble', 'not_moving', 'ended', 'starting']), search: z.string().max(200),
  incidentId: Id, portfolioId: Id, arm: z.strictObject({ nodeId: NodeId, outcome: NodeId }), enteredFrom: z.iso.date(), enteredTo: z.iso.date(),
}).partial()

/** A page of a list: at most 500 rows, since each is drawn with its own names. */
export const PageInput = { cursor: z.string().max(250).optional(), limit: z.int().min(1).max(500).default(100) }

export const runsRouter = router({
  list: procedure.input(z.strictObject({ filter: RunFilterInput.default({}), ...PageInput }))
    .query(({ ctx, input }) => runPage(ctx.deps, input.filter, input)),
  get: procedure.input(z.strictObject({ runId: z.string().max(80) })).query(({ ctx, input }) => runView(ctx.deps, input.runId)),
  counts: procedure.query(({ ctx }) => ({ open: countOpenRuns(ctx.deps.db.read) })),
})
