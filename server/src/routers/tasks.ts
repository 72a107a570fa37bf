import { z } from 'zod'
import { answerTask, claimTask, releaseTask } from '../use-cases/task-actions.ts'
import { queueList, taskList, taskView } from '../use-cases/task-views.ts'
import { procedure, router } from './trpc.ts'

const ById = z.strictObject({ taskId: z.string().max(120) })
const Ask = z.strictObject({ queue: z.string().max(80).optional(), status: z.enum(['open', 'claimed', 'resolved', 'expired']).optional() })

export const tasksRouter = router({
  list: procedure.input(Ask.default({})).query(({ ctx, input }) => taskList(ctx.deps, input)),
  get: procedure.input(ById).query(({ ctx, input }) => taskView(ctx.deps, input.taskId)),
  claim: procedure.input(ById).mutation(({ ctx, input }) => claimTask(ctx.deps, { ...input, actor: ctx.actor })),
  release: procedure.input(ById).mutation(({ ctx, input }) => releaseTask(ctx.deps, { ...input, actor: ctx.actor })),
  resolve: procedure.input(ById.extend({ result: z.string().max(60), note: z.string().max(2000).default('') }))
    .mutation(({ ctx, input }) => answerTask(ctx.deps, { ...input, actor: ctx.actor })),
  queues: procedure.query(({ ctx }) => queueList(ctx.deps)),
})
