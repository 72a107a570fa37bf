import type { LetterPage } from './letter/render-letter.ts'
import type { VoiceResult } from '@parcours/journey'
import type { VoiceScript } from './voice/voice-protocol.ts'

/** The outside systems by which a person can be reached; the names are those of the policy packs. */
export type ChannelName = 'sms' | 'email' | 'letter' | 'voice_ai'

/** One attempt, past the gate and in the ledger as `sending`. */
export interface SendRequest {
  /** The ledger key `${runId}.${visitSeq}.${attempt}`: letters, digits and `. _ : -` only. */
  reference: string
  /** E.164 number, mail address, or the postal key for a letter. */
  to: string
  /** Overrides the configured sender. */
  from?: string
  language: 'en' | 'fr'
  subject?: string
  body: string
  /** Where the provider reports to; our reference is added as a query parameter if it is missing. */
  callbackUrl: string
  /** Page where the person can unsubscribe without signing in (email, RFC 8058). */
  unsubscribeUrl?: string
  /** Voice only. */
  script?: VoiceScript
  /** Letter only. */
  letter?: LetterPage
}

/**
 * What we know after one attempt.
 * - `accepted`: the provider took it.
 * - `refused`: it was certainly not sent. `permanent` says that the same request will be refused again.
 * - `unknown`: the request went out and no usable answer came. It is never sent again (durability rule 3).
 */
export type SendResult =
  | { kind: 'accepted'; providerId: string; costCents: number }
  | { kind: 'refused'; code: string; permanent: boolean }
  | { kind: 'unknown'; detail: string }

export interface SendOptions {
  /** Real ms for the whole exchange, connection included. */
  timeoutMs: number
  /** Real instant (epoch ms) after which nothing may be written; read again just before the write. */
  sendByMs: number
}

/** What a provider that cannot search by our reference needs besides it. */
export interface LookupHint {
  to: string
  body: string
  /** Real instant of the ledger row, epoch ms. */
  sinceMs: number
}

/** The provider's own memory of a reference; `unknown` where it has none or cannot be asked. */
export type LookupResult =
  | { kind: 'sent'; providerId: string; result?: VoiceResult }
  | { kind: 'not_found' }
  | { kind: 'unknown'; detail: string }

export interface Channel {
  name: ChannelName
  /** True when everything sent ends in the sandbox: the screen marks it. */
  sandbox: boolean
  /** Never throws for what a network or a provider can do; never retries by itself. */
  send(request: SendRequest, options: SendOptions): Promise<SendResult>
  lookup(reference: string, hint?: LookupHint): Promise<LookupResult>
}

/** Adds our reference to a callback address, so that an answer without a known id still finds its row. */
export function withReference(callbackUrl: string, reference: string): string {
  const url = new URL(callbackUrl)
  url.searchParams.set('reference', reference)
  return url.href
}
