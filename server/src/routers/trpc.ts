import { initTRPC } from '@trpc/server'
import type { Deps } from '../deps.ts'

export interface Context {
  deps: Deps
  /** Local name from the picker: there is no sign-in yet. */
  actor: string
}

const t = initTRPC.context<Context>().create()
export const { router, procedure } = t
