import { initTRPC } from '@trpc/server'
import type { Deps } from '../deps.ts'
import { toldOf } from '../told-error.ts'

interface Context {
  deps: Deps
  /** Local name from the picker: there is no sign-in yet. */
  actor: string
}

const t = initTRPC.context<Context>().create({
  // What a person may be told, in both languages, where the code that refused has said it.
  errorFormatter: ({ shape, error }) => ({ ...shape, data: { ...shape.data, parcours: toldOf(error) } }),
})
export const { router, procedure } = t
