import { createHmac, timingSafeEqual } from 'node:crypto'

/** Headers of our own signed protocols (docs/protocols/signatures.md); real clock. */
export function signedHeaders(secret: string, text: string): Record<string, string> {
  const timestamp = String(Math.floor(Date.now() / 1000))
  return { 'x-parcours-timestamp': timestamp, 'x-parcours-signature': signatureOf(secret, timestamp, text) }
}

/** Whether a request to the sandbox is signed as documented, within five minutes. */
export function isSigned(secret: string, text: string, headers: Record<string, string | string[] | undefined>): boolean {
  const timestamp = String(headers['x-parcours-timestamp'] ?? '')
  if (Math.abs(Date.now() - Number(timestamp) * 1000) > 300_000) return false
  const given = Buffer.from(String(headers['x-parcours-signature'] ?? ''))
  const expected = Buffer.from(signatureOf(secret, timestamp, text))
  return given.length === expected.length && timingSafeEqual(given, expected)
}

const signatureOf = (secret: string, timestamp: string, text: string) =>
  `sha256=${createHmac('sha256', secret).update(`${timestamp}.${text}`).digest('hex')}`
