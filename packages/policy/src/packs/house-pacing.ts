import { PolicyPack } from '../pack/policy-pack.ts'

/**
 * The house's default pacing, everywhere: what a team can answer and a carrier takes, and no burst when the hours open.
 * A habit, never law: what it moves is counted apart.
 */
export const housePacing = PolicyPack.parse({
  id: 'house-pacing',
  version: '2026-11-21',
  jurisdiction: '*',
  layer: 'house',
  appliesTo: {
    actor: ['creditor', 'creditor_other_name', 'agency', 'debt_buyer', 'bank'],
    debtor: ['consumer', 'business'],
    purpose: ['collection', 'pre_due', 'prospection'],
  },
  effectiveFrom: '2020-01-01',
  status: 'HABIT',
  sources: [],
  pacing: [
    { channels: ['sms', 'push'], perHour: 1_000, perDay: 6_000, spreadMinutes: 90 },
    { channels: ['email'], perHour: 2_000, perDay: 12_000, spreadMinutes: 90 },
    { channels: ['voice_ai'], perHour: 300, perDay: 2_000, spreadMinutes: 120 },
    { channels: ['letter'], perDay: 5_000 },
  ],
})
