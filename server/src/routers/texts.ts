import { z } from 'zod'
import { CHANNELS } from '@parcours/journey'
import { TextContent } from '@parcours/texts'
import { textCheck } from '../use-cases/text-check.ts'
import { saveText } from '../use-cases/text-save.ts'
import { textList, withdrawText } from '../use-cases/text-views.ts'
import { procedure, router } from './trpc.ts'

const Draft = z.strictObject({ channel: z.enum(CHANNELS), languages: z.strictObject({ en: TextContent, fr: TextContent }) })

export const textsRouter = router({
  list: procedure.query(({ ctx }) => textList(ctx.deps.db.read)),
  /** A mutation for its size only: nothing is stored. */
  check: procedure.input(Draft).mutation(({ input }) => textCheck(input)),
  save: procedure.input(Draft.extend({ name: z.string().trim().max(61), tone: z.string().max(40) }))
    .mutation(({ ctx, input }) => saveText(ctx.deps, input, ctx.actor)),
  withdraw: procedure.input(z.strictObject({ id: z.string().max(80) })).mutation(({ ctx, input }) => withdrawText(ctx.deps, input.id)),
})
