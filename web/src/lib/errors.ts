import type { Words } from '@parcours/journey'
import { isLate } from './within.ts'

export interface Explained {
  /** Closed code of the desk, or one of ours: `offline`, `not-found`, `unexpected`. */
  code: string
  /** Words of the desk where it had some; else the page says it from the code. */
  message: Words | null
  hint: Words | null
}

/** What the desk puts into `data.parcours` of a failed call; plain HTTP routes have `message` alone. */
interface ParcoursError { code: string; en?: string; fr?: string; message?: string; hint?: Words }

/** A member of something unknown; undefined where there is none. */
function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && name in value ? Reflect.get(value, name) : undefined
}

function wordsOf({ en, fr, message }: ParcoursError): Words | null {
  const said = en ?? message
  return said === undefined ? null : { en: said, fr: fr ?? said }
}

/** What a failed call means for the person at the screen. */
export function explain(error: unknown): Explained {
  const parcours = member(member(error, 'data'), 'parcours')
  if (typeof member(parcours, 'code') === 'string') {
    // Checked by its code: only the desk writes `data.parcours`.
    const known = parcours as ParcoursError
    return { code: known.code, message: wordsOf(known), hint: known.hint ?? null }
  }
  return { code: codeOf(error), message: null, hint: null }
}

function codeOf(error: unknown): 'offline' | 'not-found' | 'unexpected' {
  if (member(member(error, 'data'), 'code') === 'NOT_FOUND') return 'not-found'
  if (isLate(error)) return 'offline'
  const text = error instanceof Error ? error.message : String(error)
  return /failed to fetch|networkerror|load failed|unexpected end of json|bad gateway/i.test(text) ? 'offline' : 'unexpected'
}
