import { TRPCError } from '@trpc/server'
import type { Words } from '@parcours/journey'
import { ImportError } from './imports/import-error.ts'

/** What a page shows of a call that was refused: a closed code, and what to do next. */
export interface Told extends Words {
  code: string
  hint?: Words
}

/** Carries the words through tRPC as the cause of its error; the error formatter puts them into `data.parcours`. */
class ToldError extends Error {
  readonly told: Told
  constructor(told: Told) {
    super(told.en)
    this.name = 'ToldError'
    this.told = told
  }
}

/** An expected refusal, to be thrown by a use case. */
export const told = (code: TRPCError['code'], words: Told): TRPCError =>
  new TRPCError({ code, message: words.en, cause: new ToldError(words) })

/** The words of a refused call; undefined for what nobody expected. */
export function toldOf({ cause }: TRPCError): Told | undefined {
  if (cause instanceof ToldError) return cause.told
  // Imports refuse plain HTTP requests too, so their error knows nothing of tRPC.
  return cause instanceof ImportError ? { code: cause.code, ...cause.words } : undefined
}
