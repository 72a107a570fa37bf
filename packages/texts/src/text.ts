import { z } from 'zod'
import { CHANNELS, Words, type Language } from '@parcours/journey'

export const LANGUAGES = ['en', 'fr'] as const satisfies readonly Language[]

/** Longest source of one field: also what Liquid is allowed to parse. */
export const MAX_SOURCE_CHARS = 20_000
const source = z.string().max(MAX_SOURCE_CHARS)

/** One language of a text. Every field is a Liquid template over `TEXT_VARIABLES`. */
export const TextContent = z.strictObject({
  /** Emails and letters. */
  subject: source.optional(),
  /** For a call: what is said first, before the identity check. */
  body: source,
  /** Calls only: said once the person is identified; the debt may be named from here on (domain rule 14). */
  afterIdentity: source.optional(),
  /** Calls only: left on a voicemail, without a word about the debt (domain rule 13). */
  voicemail: source.optional(),
})
export type TextContent = z.infer<typeof TextContent>
export type TextField = keyof TextContent

/** A message as a versioned row; nodes hold `id@version`. */
export const Text = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,60}$/, 'a text id is lower-case letters, digits and -'),
  version: z.int().min(1),
  channel: z.enum(CHANNELS),
  name: Words.optional(),
  tone: z.enum(['courteous', 'factual', 'supportive']),
  languages: z.strictObject({ en: TextContent.optional(), fr: TextContent.optional() }),
  /** Epoch ms. A withdrawn text is never rendered again, also by runs that have pinned it. */
  withdrawnAtMs: z.int().optional(),
})
export type Text = z.infer<typeof Text>

/** The person's language if the text is written in it, else the first one that is. */
export function pickLanguage(text: Text, wanted: string | null): Language | undefined {
  const written = LANGUAGES.filter((l) => text.languages[l] !== undefined)
  return written.find((l) => l === wanted?.slice(0, 2).toLowerCase()) ?? written[0]
}
