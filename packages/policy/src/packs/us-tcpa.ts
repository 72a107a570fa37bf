import { PolicyPack } from '../pack/policy-pack.ts'

/** TCPA: an AI-generated voice is an artificial voice (FCC ruling 24-17), so a call to a mobile needs prior consent. */
export const usTcpa = PolicyPack.parse({
  id: 'us-tcpa',
  version: '2026-11-21',
  jurisdiction: 'US',
  layer: 'law',
  appliesTo: {
    actor: ['creditor', 'creditor_other_name', 'agency', 'debt_buyer', 'bank'],
    debtor: ['consumer', 'business'],
    purpose: ['collection', 'pre_due', 'prospection'],
  },
  effectiveFrom: '2024-02-08',
  status: 'LAW',
  sources: ['47 CFR 64.1200(a)(1)', 'FCC declaratory ruling 24-17'],
  optOut: { scope: 'address', effect: { businessDays: 10 }, confirmOnce: true, replyOnceIfDebtorWrites: true },
  ai: { disclose: true, consent: 'prior_express', humanOnRequest: false },
})
