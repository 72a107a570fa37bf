import { PolicyPack } from '../pack/policy-pack.ts'
import { POLICY_CHANNELS, VOICE } from '../pack/words.ts'

/** FDCPA and Regulation F (12 CFR 1006): those who collect for others or under another name; consumer debts. */
export const usFed = PolicyPack.parse({
  id: 'us-fed',
  version: '2026-11-21',
  jurisdiction: 'US',
  layer: 'law',
  appliesTo: { actor: ['agency', 'debt_buyer', 'creditor_other_name'], debtor: ['consumer'], purpose: ['collection'] },
  effectiveFrom: '2021-11-30',
  status: 'LAW',
  sources: ['12 CFR 1006.6', '12 CFR 1006.14', '12 CFR 1006.34', '12 CFR 1006.38'],
  // 1006.6(b)(1)(i), comment -2: places in conflict leave only the hours good in all of them.
  windows: [{ channels: [...POLICY_CHANNELS], days: [1, 2, 3, 4, 5, 6, 7], from: '08:00', to: '21:00' }],
  // 1006.14(b)(2)(i)(A): more than seven calls in seven days for one debt; comment 14(b)(3)(ii)-1: what counts.
  caps: [
    {
      id: 'calls_7d',
      channels: [...VOICE],
      max: 7,
      windowDays: 7,
      scope: 'debt',
      counts: ['ring_no_answer', 'voicemail_none', 'voicemail_left', 'third_party', 'right_party', 'conversation'],
      excludes: ['prior_consent_7d', 'debtor_initiated', 'misdirected'],
    },
  ],
  // 1006.14(b)(2)(i)(B): seven days after a conversation about that debt, its day being the first.
  cooldowns: [
    {
      after: 'conversation',
      days: 7,
      dayRule: 'eventDayIsDay1',
      channels: [...VOICE],
      scope: 'debt',
      excludes: ['prior_consent_7d'],
    },
  ],
  firstContact: { mustPrecede: [], deadlineDays: 5, statements: ['mini_miranda', 'validation_info'] },
  everyContact: { statements: ['from_debt_collector', 'caller_identity'] },
  // 1006.6(e), 1006.14(h).
  optOut: { scope: 'address', also: 'channel', effect: 'immediate', confirmOnce: true, replyOnceIfDebtorWrites: true },
  thirdParty: { discloseDebt: false, locateOnce: true, employer: 'if_not_forbidden' },
  voicemail: {
    allowed: true,
    content: ['business_name_neutral', 'request_reply', 'contact_name', 'contact_number'],
    forbidden: ['debt', 'amount', 'creditor'],
  },
  // 1006.38(c)-(d).
  dispute: { trigger: 'written_in_period', stops: 'disputed_portion', until: 'verification_sent' },
  stopRules: ['cease_written', 'attorney_known', 'employer_forbids', 'deceased_use_executor'],
  recording: { notice: true, consent: 'two_party' },
  retention: { evidence: 'P3Y_after_last_activity', recording: 'P3Y_after_call' },
  money: ['only_authorised_amounts', 'no_suit_threat_if_time_barred'],
})
