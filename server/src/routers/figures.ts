import { z } from 'zod'
import { listOfNode, listOfStrip, readFigures } from '../use-cases/read-figures.ts'
import { watchFigures } from '../use-cases/watch-figures.ts'
import { procedure, router } from './trpc.ts'

const Day = z.iso.date()
const Filter = z.strictObject({
  journeyId: z.string().max(60),
  versionId: z.string().max(60).optional(),
  enteredFrom: Day.optional(),
  enteredTo: Day.optional(),
  arm: z.strictObject({ nodeId: z.string().max(40), outcome: z.string().max(40) }).optional(),
})
const Asked = { filter: Filter, cursor: z.string().max(40).optional(), limit: z.int().min(1).max(200).default(50) }

const NodeList = z.strictObject({
  ...Asked,
  nodeId: z.string().max(40),
  what: z.enum(['entered', 'here', 'outcome', 'left', 'postponed', 'suspended', 'rate']),
  /** One outcome, or the fact by which they left; a row that stands for several outcomes names them with commas. */
  outcome: z.string().max(2_500).optional(),
  by: z.enum(['law', 'pacing']).optional(),
  rate: z.enum(['delivered', 'replied', 'clicked', 'right_party', 'promise']).optional(),
  part: z.enum(['numerator', 'denominator']).default('numerator'),
})
type NodeList = z.infer<typeof NodeList>

function questionOf(input: NodeList): Parameters<typeof listOfNode>[2]['question'] {
  switch (input.what) {
    case 'outcome': return { what: 'outcome', outcomes: input.outcome?.split(',') ?? [] }
    case 'left': return { what: 'left', ...(input.outcome !== undefined && { fact: input.outcome.replace(/^left:/, '') }) }
    case 'postponed': return { what: 'postponed', by: input.by }
    case 'rate': return { what: 'rate', rate: input.rate ?? 'delivered', part: input.part }
    default: return { what: input.what }
  }
}

const StripName = z.enum(['cases', 'recovered', 'uplift', 'promises_kept', 'cured', 'cost_per_euro', 'opt_outs', 'complaints', 'postponed_by_law'])

export const figuresRouter = router({
  get: procedure.input(z.strictObject({ filter: Filter })).query(({ ctx, input }) => readFigures(ctx.deps, input.filter)),
  watch: procedure.input(z.strictObject({ filter: Filter })).subscription(({ ctx, input, signal }) =>
    watchFigures(ctx.deps, input.filter, signal ?? new AbortController().signal)),
  list: procedure.input(NodeList).query(({ ctx, input }) =>
    listOfNode(ctx.deps, input.filter, { nodeId: input.nodeId, question: questionOf(input) }, { cursor: input.cursor, limit: input.limit })),
  stripList: procedure.input(z.strictObject({ ...Asked, name: StripName, part: z.enum(['numerator', 'denominator', 'all']).default('all') }))
    .query(({ ctx, input }) => listOfStrip(ctx.deps, input.filter, { name: input.name, part: input.part }, { cursor: input.cursor, limit: input.limit })),
})
