import { z } from 'zod'
import { RAW_KINDS, rawRows, type RawPage } from '@parcours/store'
import { told } from '../told-error.ts'
import { procedure, router } from './trpc.ts'

export type { RawKind, RawPage, RawRow } from '@parcours/store'

/** What is stored of a run, row by row, for whoever must see it as it is. */
export const runRawRouter = router({
  page: procedure
    .input(z.strictObject({
      runId: z.string().max(80), kind: z.enum(RAW_KINDS), skip: z.int().min(0).max(1_000_000).default(0), limit: z.int().min(1).max(200).default(50),
    }))
    .query(({ ctx, input }): RawPage => {
      const page = rawRows(ctx.deps.db.read, input.runId, input)
      if (!page) throw told('NOT_FOUND', { code: 'run_unknown', en: 'There is no such run', fr: 'Ce passage n’existe pas' })
      return page
    }),
})
