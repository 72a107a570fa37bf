import type { Decision, Finding, PackRef } from './decision.ts'
import { closedDoors } from './facts/contact-point.ts'
import { aiConsent } from './facts/consent.ts'
import { firstContact } from './facts/first-contact.ts'
import { optOuts } from './facts/opt-outs.ts'
import { openDebtIds, stopFacts } from './facts/stop-facts.ts'
import { suspensions } from './facts/suspensions.ts'
import type { DecideInput } from './input.ts'
import { timing } from './timing/timing.ts'
import type { ZoneTime } from './zone-time.ts'

/** A contact without a next legal instant asks again so much later. */
const LOOK_AGAIN_MS = 86_400_000

/** The order of compliance section 2.2; within one kind of verdict the earlier finding is the weightier. */
const FACT_RULES = [stopFacts, suspensions, closedDoors, optOuts, aiConsent, firstContact]

/**
 * Whether a contact may be made at `nowMs`, by the facts handed over and the packs already selected. Pure: the same
 * input gives the same verdict. First a stop wins, then a hold, then a block; else the latest deferral, asked again
 * until it stands. To be called in the transaction that records the attempt (compliance 2.3).
 * Throws when the contact names a debt without facts.
 */
export function decide(input: DecideInput, time: ZoneTime): Decision {
  const packs = input.packs.map(({ id, version }) => ({ id, version }))
  const findings = FACT_RULES.flatMap((rule) => rule(input))
  return verdictOf(findings, packs) ?? timed(input, time, packs)
}

function verdictOf(findings: Finding[], packs: PackRef[]): Decision | undefined {
  const stops = findings.filter((finding) => finding.kind === 'stop')
  if (stops[0]) return { kind: 'stop', packs, fact: stops[0].fact, rules: idsOf(stops) }
  const holds = findings.filter((finding) => finding.kind === 'hold')
  if (holds[0]) return { kind: 'hold', packs, reason: holds[0].reason, rules: idsOf(holds), ...endOf(holds) }
  const blocks = findings.filter((finding) => finding.kind === 'block')
  return blocks.length > 0 ? { kind: 'block', packs, rules: idsOf(blocks) } : undefined
}

function idsOf(findings: Finding[]): string[] {
  return [...new Set(findings.map((finding) => finding.rule))]
}

/** The hold has a known end only when every open question has one. */
function endOf(holds: (Finding & { kind: 'hold' })[]): { untilMs?: number } {
  const ends = holds.map((hold) => hold.untilMs ?? Number.POSITIVE_INFINITY)
  const untilMs = Math.max(...ends)
  return Number.isFinite(untilMs) ? { untilMs } : {}
}

function timed(input: DecideInput, time: ZoneTime, packs: PackRef[]): Decision {
  const when = timing(input, time)
  switch (when.kind) {
    case 'now':
      return { kind: 'allow', packs, rules: [], windowEndMs: when.windowEndMs, debtIds: openDebtIds(input) }
    case 'hold':
      // Nobody closes this as a question is closed: a calendar is loaded, an address is corrected. So it is looked at again.
      return { kind: 'hold', packs, reason: when.reason, rules: when.rules, untilMs: input.nowMs + LOOK_AGAIN_MS }
    case 'later': {
      const { untilMs, legalFromMs, law, rules } = when
      return { kind: 'defer', packs, untilMs, legalFromMs, law, rules }
    }
  }
}
