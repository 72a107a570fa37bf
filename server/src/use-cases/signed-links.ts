import { createHmac, timingSafeEqual } from 'node:crypto'

/** Which page a link opens: a signature made for one opens no other. The worker makes them (`activities/links.ts`). */
export type LinkKind = 'stop' | 'a'

/** What a signed token is about, `id.signature`; undefined for anything that we did not sign. */
export function openLink(secret: string, kind: LinkKind, token: string): string | undefined {
  const dot = token.lastIndexOf('.')
  if (dot < 0) return undefined
  const id = token.slice(0, dot)
  const expected = Buffer.from(createHmac('sha256', secret).update(`${kind}:${id}`).digest('base64url').slice(0, 22))
  const given = Buffer.from(token.slice(dot + 1))
  return given.length === expected.length && timingSafeEqual(given, expected) ? id : undefined
}
