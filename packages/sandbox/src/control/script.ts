import { z } from 'zod'
import { VoiceResult } from '../debtors/call-result.ts'

const OfferIntent = z.enum(['accept', 'other_amount', 'asked_human', 'difficulty', 'declined', 'look'])
const base = {
  /** Only for messages to this address; any address without it. */
  to: z.string().optional(),
  /** Business seconds from the contact to the answer. */
  delaySeconds: z.number().min(0).default(60),
  times: z.number().int().min(1).default(1),
}
/** Follows the link in the text, with these identity facts. */
const follow = {
  follow: OfferIntent.optional(),
  option: z.number().int().min(0).default(0),
  facts: z.object({ birthDate: z.iso.date().optional(), postcode: z.string().optional() }).optional(),
}

const SmsAnswer = z.strictObject({
  on: z.literal('sms'), ...base, ...follow,
  reply: z.string().optional(),
  status: z.enum(['delivered', 'undelivered', 'failed']).default('delivered'),
})
const EmailAnswer = z.strictObject({
  on: z.literal('email'), ...base, ...follow,
  action: z.enum(['none', 'click', 'bounce', 'soft_bounce', 'unsubscribe', 'complain', 'reply']).default('none'),
  reply: z.string().default(''),
})
const VoiceAnswer = z.strictObject({ on: z.literal('voice'), ...base, result: VoiceResult })

/** Next answer of the person to a contact, instead of what their life would draw. */
export type AnswerScript = z.infer<typeof SmsAnswer | typeof EmailAnswer | typeof VoiceAnswer>

/**
 * Next failure of a provider. `429` and `500` are answered without taking the message; `timeout_after_accept`
 * takes it and never answers; `slow` takes it and answers after `delayMs` of real time.
 */
export const FailScript = z.strictObject({
  fail: z.enum(['429', '500', 'timeout_after_accept', 'slow']),
  channel: z.enum(['sms', 'email', 'letter', 'voice_ai']).optional(),
  times: z.number().int().min(1).default(1),
  delayMs: z.number().int().min(0).default(3000),
})
export type FailScript = z.infer<typeof FailScript>

/**
 * Next disorder in what a provider reports back: `twice` posts a callback again as it is; `reordered` posts it
 * `delaySeconds` of business time later, behind those that follow it.
 */
export const CallbackScript = z.strictObject({
  callbacks: z.enum(['twice', 'reordered']),
  channel: z.enum(['sms', 'email', 'voice_ai']).optional(),
  times: z.number().int().min(1).default(1),
  delaySeconds: z.number().min(0).default(120),
})
export type CallbackScript = z.infer<typeof CallbackScript>

/** `silent`: debtors do nothing by themselves; `live`: they do; `clear`: forget all scripts. */
const ModeScript = z.strictObject({ on: z.literal(['silent', 'live', 'clear']) })

/** All that is told by `on`; failures are told by `fail`, disorder by `callbacks`. */
export const OnScript = z.discriminatedUnion('on', [SmsAnswer, EmailAnswer, VoiceAnswer, ModeScript])
