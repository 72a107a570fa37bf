import { z } from 'zod'

/** Ways to reach a person that contact law tells apart. */
export const POLICY_CHANNELS = [
  'voice_human',
  'voice_ai',
  'voicemail',
  'sms',
  'email',
  'letter',
  'push',
  'portal',
  'visit',
] as const
export const PolicyChannel = z.enum(POLICY_CHANNELS)
export type PolicyChannel = z.infer<typeof PolicyChannel>

/** A refusal of calls is a refusal of the medium: it binds all three, whichever heard it (12 CFR 1006.14(h)). */
export const VOICE: readonly PolicyChannel[] = ['voice_human', 'voice_ai', 'voicemail']

/** What became of one attempt, in the terms in which laws count. */
export const CONTACT_OUTCOMES = [
  'not_connected',
  'ring_no_answer',
  'voicemail_none',
  'voicemail_left',
  'wrong_party',
  'third_party',
  'right_party',
  'conversation',
  'delivered',
  'bounced',
  'replied',
] as const
export const ContactOutcome = z.enum(CONTACT_OUTCOMES)
export type ContactOutcome = z.infer<typeof ContactOutcome>

/** Who collects; a creditor in its own name is outside several laws. */
export const Actor = z.enum(['creditor', 'creditor_other_name', 'agency', 'debt_buyer', 'bank'])
export type Actor = z.infer<typeof Actor>

export const DebtorType = z.enum(['consumer', 'business'])
export type DebtorType = z.infer<typeof DebtorType>

export const Purpose = z.enum(['collection', 'pre_due', 'prospection'])
export type Purpose = z.infer<typeof Purpose>

/**
 * How firm the ground of a pack is. LAW: text read; LAW*: article known, text not re-read; REG: regulator's page read;
 * CODE: charter of the trade; HABIT: usage without legal basis; UNVERIFIED: not to be used without a lawyer.
 */
export const PackStatus = z.enum(['LAW', 'LAW*', 'REG', 'CODE', 'HABIT', 'UNVERIFIED'])
export type PackStatus = z.infer<typeof PackStatus>
