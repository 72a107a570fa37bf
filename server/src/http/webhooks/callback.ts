import type { VoiceResult } from '@parcours/journey'

/** One webhook request as it arrived, and the two things that prove it. */
export interface WebhookRequest {
  /** The full address that the provider called, as the world sees it, with its query. */
  url: string
  /** Lower-case names, as Node gives them. */
  headers: Readonly<Record<string, string | string[] | undefined>>
  /** The body byte for byte: signatures cover it. */
  rawBody: string
  secret: string
  /** Real clock, epoch ms: signatures age on it, whatever the business clock does. */
  realNowMs: number
}

/** `messageId` is unique per fact: the same one twice is a repeat and changes nothing. */
export type ProviderCallback =
  | {
      type: 'sms.status'
      reference: string
      providerId: string
      messageId: string
      status: 'sent' | 'delivered' | 'undelivered' | 'failed'
      errorCode?: string
    }
  | { type: 'sms.inbound'; from: string; to: string; body: string; messageId: string }
  | EmailCallback
  | LetterCallback
  | { type: 'voice.ended'; reference: string; messageId: string; result: VoiceResult }
  /** Well signed, but says nothing that we keep: answer 2xx and forget. */
  | { type: 'ignored'; messageId: string; reason: string }

/** What a mail provider reports; docs/protocols/email-webhook.md. `at` is the provider's instant (ISO). */
type EmailCallback = { reference: string; messageId: string; at: string } & (
  | { type: 'email.delivered' }
  | { type: 'email.bounced'; kind: 'hard' | 'soft'; detail: string }
  | { type: 'email.clicked'; url: string }
  | { type: 'email.complained' }
  | { type: 'email.unsubscribed' }
  | { type: 'email.replied'; text: string }
)

/** What a print house reports; docs/protocols/letter-hand-over.md. `at` is its instant (ISO). */
type LetterCallback = { type: 'letter.returned' | 'letter.delivered'; reference: string; messageId: string; at: string }

export type Verified =
  | { ok: true; callback: ProviderCallback }
  /** 401 not proven, 400 not readable, 422 readable but not in the documented shape. */
  | { ok: false; status: 400 | 401 | 422; code: string; message: string }

export const refuse = (status: 400 | 401 | 422, code: string, message: string): Verified =>
  ({ ok: false, status, code, message })
