import { createHmac, timingSafeEqual } from 'node:crypto'
import { refuse } from './callback.ts'
import type { Verified, WebhookRequest } from './callback.ts'

/** A signature older or newer than this is refused: a copied request cannot be played again later. */
const TOLERANCE_MS = 300_000

export const headerOf = (headers: WebhookRequest['headers'], name: string): string => {
  const value = headers[name]
  return (Array.isArray(value) ? value[0] : value) ?? ''
}

/**
 * Checks our own signature (docs/protocols/signatures.md): `sha256=` + hex(HMAC-SHA256(secret,
 * timestamp + "." + rawBody)), timestamp in epoch seconds. Returns the refusal, or undefined when it holds.
 */
export function checkSignature(request: WebhookRequest): Verified | undefined {
  const timestamp = headerOf(request.headers, 'x-parcours-timestamp')
  if (!/^\d{1,12}$/.test(timestamp)) return refuse(401, 'timestamp_missing', 'X-Parcours-Timestamp must hold epoch seconds.')
  if (Math.abs(request.realNowMs - Number(timestamp) * 1000) > TOLERANCE_MS) {
    return refuse(401, 'timestamp_too_far', 'X-Parcours-Timestamp is more than 5 minutes from our clock.')
  }
  const expected = createHmac('sha256', request.secret).update(`${timestamp}.${request.rawBody}`).digest('hex')
  if (!sameText(headerOf(request.headers, 'x-parcours-signature'), `sha256=${expected}`)) {
    return refuse(401, 'signature_wrong', 'X-Parcours-Signature does not match the body.')
  }
  return undefined
}

function sameText(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** The signed body as JSON, or undefined when it is none. */
export function jsonOf(rawBody: string): unknown {
  try {
    return JSON.parse(rawBody)
  } catch {
    return undefined
  }
}
