import { z } from 'zod'
import { whyNot } from '../use-cases/why-not.ts'
import { procedure, router } from './trpc.ts'

/** Why a debt is in no journey, or was not contacted. */
export const whyNotRouter = router({
  ofCase: procedure.input(z.strictObject({ caseRef: z.string().min(1).max(200), caseId: z.string().max(80).optional() })).query(({ ctx, input }) => whyNot(ctx.deps, input)),
})
