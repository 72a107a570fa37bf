import type { DecideInput, PastContact } from '../input.ts'
import { VOICE } from '../pack/words.ts'
import type { PolicyChannel } from '../pack/words.ts'

/** Telephone calls are one medium, whoever or whatever speaks. */
export function sameMedium(one: PolicyChannel, other: PolicyChannel): boolean {
  return one === other || (VOICE.includes(one) && VOICE.includes(other))
}

export function wentOut(past: PastContact, channel: PolicyChannel): boolean {
  return past.direction === 'outbound' && sameMedium(past.channel, channel)
}

/** Whether the contact is the first answer, on its medium, to what the person wrote: only that one is privileged. */
export function isFirstAnswer({ contact, history, nowMs }: DecideInput): boolean {
  const inboundMs = contact.replyTo?.inboundAtMs
  if (inboundMs === undefined || inboundMs > nowMs) return false
  return !history.some((past) => past.reply && past.atMs >= inboundMs && wentOut(past, contact.channel))
}
