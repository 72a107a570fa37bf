import { z } from 'zod'
import { validate, viewOf } from '@parcours/engine'
import { Journey } from '@parcours/journey'
import { versionInfo } from '@parcours/store'
import { told } from '../told-error.ts'
import { createJourney } from '../use-cases/create-journey.ts'
import { enrolByHand } from '../use-cases/enrol-by-hand.ts'
import { exportJourney, importJourney } from '../use-cases/exchange-journey.ts'
import { draftView, journeyList } from '../use-cases/journey-views.ts'
import { publishJourney, publishPreview } from '../use-cases/publish-journey.ts'
import { saveDraft } from '../use-cases/save-draft.ts'
import { procedure, router } from './trpc.ts'
import type { CheckView } from './views.ts'

const ById = z.strictObject({ journeyId: z.string().max(60) })

export const journeysRouter = router({
  list: procedure.query(({ ctx }) => journeyList(ctx.deps.db.read)),
  create: procedure.input(z.strictObject({ name: z.string().trim().min(1).max(120), from: z.enum(['blank', 'demo']).default('blank') }))
    .mutation(({ ctx, input }) => createJourney(ctx.deps, { name: input.name, actor: ctx.actor })),
  draft: procedure.input(ById).query(({ ctx, input }) => draftView(ctx.deps.db.read, input.journeyId)),
  version: procedure.input(z.strictObject({ versionId: z.string().max(60) })).query(({ ctx, input }) => {
    const info = versionInfo(ctx.deps.db.read, input.versionId)
    if (!info) throw told('NOT_FOUND', { code: 'version_unknown', en: 'There is no such version', fr: 'Cette version n’existe pas' })
    const { number, publishedAt, publishedBy } = info.record
    return { journey: info.journey, version: number, publishedAtMs: publishedAt, publishedBy }
  }),
  save: procedure.input(z.strictObject({ journeyId: z.string(), revision: z.int(), journey: Journey, force: z.boolean().default(false) }))
    .mutation(({ ctx, input }) => saveDraft(ctx.deps, { ...input, actor: ctx.actor })),
  check: procedure.input(z.strictObject({ journey: Journey })).mutation(({ ctx: { deps }, input }): CheckView => ({
    issues: validate(input.journey, { catalog: deps.catalog, checks: deps.checks() }),
    nodes: viewOf(input.journey, deps.catalog),
  })),
  publishPreview: procedure.input(ById).query(({ ctx, input }) => publishPreview(ctx.deps, input.journeyId)),
  publish: procedure.input(z.strictObject({ journeyId: z.string(), revision: z.int() }))
    .mutation(({ ctx, input }) => publishJourney(ctx.deps, { ...input, actor: ctx.actor })),
  import: procedure.input(z.strictObject({ text: z.string() }))
    .mutation(({ ctx, input }) => importJourney(ctx.deps, { text: input.text, actor: ctx.actor })),
  export: procedure.input(ById).query(({ ctx, input }) => exportJourney(ctx.deps, input.journeyId)),
  enrolCase: procedure.input(z.strictObject({ journeyId: z.string(), caseRef: z.string().trim().min(1).max(80) }))
    .mutation(({ ctx, input }) => enrolByHand(ctx.deps, input)),
})
