import { z } from 'zod'
import { CommandAsk } from '@parcours/journey'
import { commandRun, commandView } from '../use-cases/command-run.ts'
import { runActions } from '../use-cases/run-actions.ts'
import { handOver, noteFact, stopPerson, correctFact, Correction, NotedFact } from '../use-cases/person-acts.ts'
import { procedure, router } from './trpc.ts'

/** Every act has an id of the page's making, so that it happens once, and a reason in the operator's words. */
const Act = z.strictObject({ commandId: z.string().min(8).max(80), runId: z.string().max(80), reason: z.string().trim().min(3).max(500) })

export const commandsRouter = router({
  /** What may be asked of a run now. */
  possible: procedure.input(z.strictObject({ runId: z.string().max(80) })).query(({ ctx, input }) => runActions(ctx.deps, input.runId)),
  ask: procedure.input(Act.extend({ ask: CommandAsk })).mutation(({ ctx, input }) => commandRun(ctx.deps, { ...input, actor: ctx.actor })),
  get: procedure.input(z.strictObject({ commandId: z.string().max(80) })).query(({ ctx, input }) => commandView(ctx.deps, input.commandId)),
  stopContact: procedure.input(Act).mutation(({ ctx, input }) => stopPerson(ctx.deps, { ...input, actor: ctx.actor })),
  handOver: procedure.input(Act.extend({ queue: z.string().max(80), instructions: z.string().max(2000).default('') }))
    .mutation(({ ctx, input }) => handOver(ctx.deps, { ...input, actor: ctx.actor })),
  note: procedure.input(Act.extend({ fact: NotedFact })).mutation(({ ctx, input }) => noteFact(ctx.deps, { ...input, actor: ctx.actor })),
  correct: procedure.input(Act.extend({ correction: Correction })).mutation(({ ctx, input }) => correctFact(ctx.deps, { ...input, actor: ctx.actor })),
})
