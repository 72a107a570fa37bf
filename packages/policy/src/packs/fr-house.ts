import { PolicyPack } from '../pack/policy-pack.ts'
import { CONTACT_OUTCOMES, POLICY_CHANNELS } from '../pack/words.ts'
import type { PolicyChannel } from '../pack/words.ts'

const TIMED: PolicyChannel[] = ['voice_human', 'voice_ai', 'voicemail', 'sms', 'email', 'push']

/**
 * House rules for France: no evening, night, Sunday or holiday. No article was found that fixes collection hours or a
 * number of calls (compliance section 3.3), so every figure here is a habit that a compliance user may tighten.
 */
export const frHouse = PolicyPack.parse({
  id: 'fr-house',
  version: '2026-11-21',
  jurisdiction: 'FR',
  layer: 'house',
  appliesTo: {
    actor: ['creditor', 'creditor_other_name', 'agency', 'debt_buyer', 'bank'],
    debtor: ['consumer', 'business'],
    purpose: ['collection', 'pre_due', 'prospection'],
  },
  effectiveFrom: '2020-01-01',
  status: 'HABIT',
  sources: ['Code du travail, L3133-1 and L3134-13 (holidays)', 'C. conso L121-6, L121-7 (insistence, harassment)'],
  windows: [{ channels: TIMED, days: [1, 2, 3, 4, 5, 6], from: '08:00', to: '20:00' }],
  holidays: [
    {
      calendar: 'FR',
      forbidden: true,
      channels: TIMED,
      regional: [
        { postcodePrefix: ['57', '67', '68'], extra: 'FR-AM' },
        { postcodePrefix: ['971'], extra: 'FR-GP' },
        { postcodePrefix: ['972'], extra: 'FR-MQ' },
        { postcodePrefix: ['973'], extra: 'FR-GF' },
        { postcodePrefix: ['974'], extra: 'FR-RE' },
        { postcodePrefix: ['976'], extra: 'FR-YT' },
      ],
    },
  ],
  caps: [
    {
      id: 'attempts_7d',
      channels: [...POLICY_CHANNELS],
      max: 3,
      windowDays: 7,
      scope: 'person',
      counts: [...CONTACT_OUTCOMES],
      excludes: ['letter', 'debtor_initiated'],
    },
    {
      id: 'conversation_1d',
      channels: ['voice_human', 'voice_ai'],
      max: 1,
      windowDays: 1,
      scope: 'person',
      counts: ['conversation'],
      excludes: [],
    },
  ],
  everyContact: { statements: ['caller_identity'] },
  optOut: { scope: 'address', also: 'channel', effect: 'immediate', confirmOnce: true, replyOnceIfDebtorWrites: true },
  dispute: { trigger: 'any', stops: 'debt', until: 'human_resolution' },
  stopRules: ['cease_written', 'deceased'],
  ai: { disclose: true, humanOnRequest: true },
})
