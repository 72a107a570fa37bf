import { z } from 'zod'
import { CommandAsk } from '@parcours/journey'
import { ITEM_STATES } from '@parcours/store'
import { bulkItems, bulkList, bulkPage } from '../use-cases/bulk-views.ts'
import { freezeRuns, freezeRollback, previewBulk } from '../use-cases/bulk-freeze.ts'
import { cancelJob, pauseJob, rateJob, resumeJob, retryJob, startJob } from '../use-cases/bulk-steer.ts'
import { migrationView } from '../use-cases/migration-view.ts'
import { RunFilterInput } from './runs.ts'
import { procedure, router } from './trpc.ts'

/** What is done to each run of a job. Branches and arms are a matter of one run. */
const BulkAsk = z.union([CommandAsk, z.strictObject({ kind: z.literal('stop_contact') })])
  .refine((ask) => ask.kind !== 'arm' && !('visit' in ask && ask.visit !== undefined), 'A job names neither branches nor arms')
const Source = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('filter'), filter: RunFilterInput }),
  z.strictObject({ kind: z.literal('runs'), runIds: z.array(z.string().max(80)).min(1).max(5_000) }),
  /** Pasted: references of cases or debts, one a line; of one portfolio, or of any. */
  z.strictObject({ kind: z.literal('list'), text: z.string().min(1).max(4_000_000), portfolioId: z.string().max(80).optional() }),
])
const ById = z.strictObject({ bulkId: z.string().max(80) })
const perMinute = z.int().min(1).max(60_000)

export const bulksRouter = router({
  /** Puts the set down; nothing is done yet. */
  freeze: procedure.input(z.strictObject({ ask: BulkAsk, source: Source })).mutation(({ ctx, input }) => freezeRuns(ctx.deps, { ...input, actor: ctx.actor })),
  /** Counts what would happen, and keeps what is asked; only before the start. */
  preview: procedure.input(ById.extend({ ask: BulkAsk.or(z.strictObject({ kind: z.literal('rollback') })) })).mutation(({ ctx, input }) => previewBulk(ctx.deps, input)),
  start: procedure.input(ById.extend({ ask: BulkAsk.optional(), reason: z.string().trim().min(3).max(500), perMinute }))
    .mutation(({ ctx, input }) => startJob(ctx.deps, { ...input, actor: ctx.actor })),
  pause: procedure.input(ById).mutation(({ ctx, input }) => pauseJob(ctx.deps, { ...input, actor: ctx.actor })),
  resume: procedure.input(ById).mutation(({ ctx, input }) => resumeJob(ctx.deps, { ...input, actor: ctx.actor })),
  cancel: procedure.input(ById).mutation(({ ctx, input }) => cancelJob(ctx.deps, { ...input, actor: ctx.actor })),
  rate: procedure.input(ById.extend({ perMinute })).mutation(({ ctx, input }) => rateJob(ctx.deps, { ...input, actor: ctx.actor })),
  retryFailed: procedure.input(ById).mutation(({ ctx, input }) => retryJob(ctx.deps, { ...input, actor: ctx.actor })),
  /** The set of a job that takes back what a migration has done. */
  rollback: procedure.input(ById).mutation(({ ctx, input }) => freezeRollback(ctx.deps, { ...input, actor: ctx.actor })),
  list: procedure.query(({ ctx }) => bulkList(ctx.deps)),
  get: procedure.input(ById).query(({ ctx, input }) => bulkPage(ctx.deps, input.bulkId)),
  items: procedure.input(ById.extend({ state: z.enum(ITEM_STATES).optional(), code: z.string().max(40).optional(), after: z.int().min(0).default(0), limit: z.int().min(1).max(500).default(100) }))
    .query(({ ctx, input }) => bulkItems(ctx.deps, input)),
  /** Who stands where on one version, and where they would stand on another. */
  migration: procedure.input(z.strictObject({ fromVersionId: z.string().max(80), toVersionId: z.string().max(80) })).query(({ ctx, input }) => migrationView(ctx.deps, input)),
})
