import type { CountedVisit } from '@parcours/metrics'

/** So many visits that are alike: same cohort, node and outcome, and as long in the node to within a bucket. */
export interface VisitGroup {
  visit: CountedVisit
  n: number
}

/** Outcomes of each node of the large journey, with their shares; a node's own share of all visits comes first. */
const NODES: Record<string, [share: number, outcomes: Record<string, number>]> = {
  enter: [0.13, { treated: 1 }],
  split: [0.13, { A: 0.5, B: 0.5 }],
  score: [0.13, { likely: 0.4, unlikely: 0.5, not_scored: 0.1 }],
  sms: [0.12, { replied: 0.1, no_reply: 0.75, undelivered: 0.05, 'left:cured': 0.1 }],
  wait: [0.11, { elapsed: 0.85, 'left:cured': 0.15 }],
  email: [0.09, { replied: 0.05, no_reply: 0.8, undelivered: 0.05, 'left:cured': 0.1 }],
  pays: [0.09, { payment: 0.3, promise: 0.1, timeout: 0.6 }],
  call: [0.07, { promise: 0.2, refuses_to_pay: 0.2, no_answer: 0.45, wants_human: 0.05, difficulty: 0.05, dispute: 0.05 }],
  owes: [0.06, { yes: 0.7, otherwise: 0.3 }],
  later: [0.04, { elapsed: 0.8, 'left:cured': 0.2 }],
  person: [0.02, { resolved: 0.7, expired: 0.3 }],
  end: [0.01, { done: 1 }],
}
export const ARMS = ['A', 'B'] as const
const CONTACTS = ['sms', 'email', 'call'] as const
/** Lengths of stay of one cohort in one node, each a bucket further than the last: eight buckets to an octave. */
const STAYS = 24
const DAY_MS = 86_400_000

export interface Cohort {
  versionId: string
  /** YYYY-MM-DD */
  day: string
  /** Share of all visits. */
  share: number
}

/** Cohorts of a year, one version after the other. */
export function yearOf(versionIds: readonly string[], lastDayMs: number): Cohort[] {
  const days = 365
  return Array.from({ length: days }, (_, i) => ({
    versionId: versionIds[Math.floor((i * versionIds.length) / days)] ?? '', share: 1 / days,
    day: new Date(lastDayMs - (days - 1 - i) * DAY_MS).toISOString().slice(0, 10),
  }))
}

/** All visits of one cohort, as groups; their sizes add up to about `total` times its share. */
export function* groupsOf({ versionId, day, share }: Cohort, total: number): Generator<VisitGroup> {
  const enteredAt = Date.parse(`${day}T09:00:00Z`)
  for (const [nodeId, [ofAll, outcomes]] of Object.entries(NODES)) {
    for (const [outcome, ofNode] of Object.entries(outcomes)) {
      for (let stay = 0; stay < STAYS * ARMS.length; stay++) {
        const n = Math.round((total * share * ofAll * ofNode) / (STAYS * ARMS.length))
        if (n === 0) continue
        const arms = nodeId === 'enter' || nodeId === 'split' ? ';' : `;split=${ARMS[stay % ARMS.length]};`
        const leftAt = enteredAt + Math.round(3_600_000 * 2 ** (Math.floor(stay / ARMS.length) / 8))
        yield { visit: { versionId, nodeId, entryDay: day, arms, enteredAt, leftAt, outcome, costCents: 3 }, n }
      }
    }
  }
}

/** Contacts of one node in a cohort and arm. */
export const contactsOf = ({ share }: Cohort, total: number): { nodeId: string; n: number }[] =>
  CONTACTS.map((nodeId) => ({ nodeId, n: Math.round((total * share * (NODES[nodeId]?.[0] ?? 0)) / ARMS.length) }))
