import type { LabelledNext, Lowered } from '@parcours/journey'
import { outcome } from '@parcours/node-kit'
import { deferralMs } from './deferral.ts'

/** What the gate can answer instead of `sent` (domain rule 11). */
const NOT_SENT = ['no_address', 'blocked', 'policy_timeout', 'failed'] as const
export const notSentOutcomes = () => NOT_SENT.map((name) => outcome(name))

/** One attempt through the contact gate. A result without an entry leaves the node by its name. */
export const send = (
  label: string, on: Record<string, LabelledNext>, { step, maxDeferralDays, parks }: { step: string; maxDeferralDays: number; parks?: true },
): Lowered => ({ label, op: 'act', step, contact: true, ...(parks && { parks }), maxDeferralMs: deferralMs(maxDeferralDays), on })

/** For reminders: whatever became of it, the watch goes on. */
export const always = (label: string): Record<string, LabelledNext> =>
  Object.fromEntries(['sent', ...NOT_SENT].map((result) => [result, { goto: label }]))
