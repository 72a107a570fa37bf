import { z } from 'zod'
import { changeView, dropView, listViews, saveView } from '../use-cases/saved-views.ts'
import { procedure, router } from './trpc.ts'

const Content = z.strictObject({
  name: z.string().trim().min(1).max(80),
  query: z.record(z.string().max(40), z.union([z.string().max(200), z.number(), z.boolean()])),
  columns: z.array(z.string().max(40)).max(40),
})
const ById = z.strictObject({ viewId: z.string().max(80) })
const Place = z.enum(['runs'])

export const savedViewsRouter = router({
  list: procedure.input(z.strictObject({ place: Place })).query(({ ctx, input }) => listViews(ctx.deps, input.place)),
  save: procedure.input(Content.extend({ place: Place }))
    .mutation(({ ctx, input: { place, ...content } }) => saveView(ctx.deps, place, { ...content, actor: ctx.actor })),
  change: procedure.input(ById.extend(Content.partial().shape))
    .mutation(({ ctx, input: { viewId, ...to } }) => changeView(ctx.deps, viewId, to)),
  drop: procedure.input(ById).mutation(({ ctx, input }) => dropView(ctx.deps, input.viewId)),
})
