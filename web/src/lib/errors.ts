import type { Words } from '@parcours/journey'

export interface Explained {
  /** Closed code of the desk, or `offline` / `unexpected`. */
  code: string
  /** Words of the desk where it had some; else the page says it from the code. */
  message: Words | null
  hint: Words | null
}

/** Shape that the desk puts into `data.parcours` of a failed call. */
interface ParcoursError { code: string; en: string; fr: string; hint?: Words }

function parcoursOf(error: unknown): ParcoursError | null {
  if (typeof error !== 'object' || error === null || !('data' in error)) return null
  const { data } = error
  if (typeof data !== 'object' || data === null || !('parcours' in data)) return null
  const { parcours } = data
  if (typeof parcours !== 'object' || parcours === null || !('code' in parcours)) return null
  // Checked by its tag: only the desk writes `data.parcours`.
  return parcours as ParcoursError
}

/** What a failed call means for the person at the screen. */
export function explain(error: unknown): Explained {
  const known = parcoursOf(error)
  if (known) return { code: known.code, message: { en: known.en, fr: known.fr }, hint: known.hint ?? null }
  const text = error instanceof Error ? error.message : String(error)
  const offline = /failed to fetch|networkerror|load failed|unexpected end of json|bad gateway/i.test(text)
  return { code: offline ? 'offline' : 'unexpected', message: null, hint: null }
}
