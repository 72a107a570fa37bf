import { TRPCError } from '@trpc/server'
import type { Words } from '@parcours/journey'

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

export const toldOf = (error: TRPCError): Told | undefined => (error.cause instanceof ToldError ? error.cause.told : undefined)
