import { createHmac } from 'node:crypto'

/**
 * Headers of our own signed protocols (docs/protocols/signatures.md):
 * `sha256=` + hex(HMAC-SHA256(secret, timestamp + "." + text)), timestamp in real epoch seconds.
 * The text is the raw body, or for a request without a body its path and query.
 */
export function signedHeaders(secret: string, text: string, realNowMs: number): Record<string, string> {
  const timestamp = String(Math.floor(realNowMs / 1000))
  const signature = createHmac('sha256', secret).update(`${timestamp}.${text}`).digest('hex')
  return { 'x-parcours-timestamp': timestamp, 'x-parcours-signature': `sha256=${signature}` }
}
