import { TRPCError } from '@trpc/server'
import { z } from 'zod'
import { ImportError } from '../imports/import-error.ts'
import { confirmImport, importView, listImports } from '../imports/import-views.ts'
import { Mapping } from '../imports/options.ts'
import { previewFile } from '../imports/preview.ts'
import { ENCODINGS } from '../imports/reading/encoding.ts'
import { DELIMITERS } from '../imports/reading/records.ts'
import { startImport } from '../imports/start-import.ts'
import { procedure, router } from './trpc.ts'

const Reading = {
  uploadId: z.string().max(60), kind: z.enum(['portfolio', 'payments']),
  // Pages hold what a preview told them as plain text.
  encoding: z.string().pipe(z.enum(ENCODINGS)).optional(), delimiter: z.string().pipe(z.enum(DELIMITERS)).optional(),
  decimal: z.enum(['comma', 'point']).optional(),
}
const Preview = z.strictObject({ ...Reading, mapping: Mapping.optional() })
const Start = z.strictObject({ ...Reading, mapping: Mapping, portfolioId: z.string().max(60) })
const ById = z.strictObject({ importId: z.string().max(60) })

/** What imports refuse is a request that cannot be met as it is, told in words. */
const worded = procedure.use(async ({ next }) => {
  const result = await next()
  const cause = result.ok ? undefined : result.error.cause
  if (!(cause instanceof ImportError)) return result
  throw new TRPCError({ code: cause.code.startsWith('no_') && cause.code !== 'no_rows' ? 'NOT_FOUND' : 'BAD_REQUEST', message: cause.message, cause })
})

export const importsRouter = router({
  list: worded.query(({ ctx }) => listImports(ctx.deps)),
  preview: worded.input(Preview).query(({ ctx, input: { uploadId, ...ask } }) => previewFile(ctx.deps.env.PARCOURS_DATA, uploadId, ask)),
  start: worded.input(Start).mutation(({ ctx, input }) => startImport(ctx.deps, { ...input, actor: ctx.actor })),
  get: worded.input(ById).query(({ ctx, input }) => importView(ctx.deps, input.importId)),
  confirm: worded.input(ById).mutation(({ ctx, input }) => confirmImport(ctx.deps, input.importId)),
})
