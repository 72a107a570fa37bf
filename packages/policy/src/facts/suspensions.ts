import type { SuspensionKind } from '@parcours/journey'
import { stopRuleIds } from '../decision.ts'
import type { Finding } from '../decision.ts'
import type { DecideInput, Suspension } from '../input.ts'
import type { PolicyPack } from '../pack/policy-pack.ts'
import { isFirstAnswer } from './reply.ts'
import { isStatutory } from './statutory.ts'

/** What holds a letter that law requires too: the debt is in others' hands, or what is owed is not known. */
const BINDS_STATUTORY: ReadonlySet<SuspensionKind> = new Set([
  'insolvency',
  'moratorium',
  'legal_representative',
  'unallocated',
  'payment_pending',
])

type Held = Finding & { kind: 'hold'; reason: SuspensionKind }

/** Open questions about the person or a debt of the contact (domain rule 6), and people who have changed hands. */
export function suspensions(input: DecideInput): Finding[] {
  const { person, packs } = input
  const found: Held[] = input.suspensions.filter((one) => isOpen(one, input)).flatMap((one) => findingsOf(one, packs))
  if (person.legalRepresentative) {
    const rules = stopRuleIds(packs, 'attorney', 'house.legal_representative')
    for (const rule of rules) found.push({ kind: 'hold', reason: 'legal_representative', rule })
  }
  if (person.vulnerable) found.push({ kind: 'hold', reason: 'vulnerable', rule: 'house.vulnerable' })
  return found.filter(({ reason }) => binds(reason, input))
}

/** A letter that law requires passes most questions; an answer is what an unread reply waits for. */
function binds(reason: SuspensionKind, input: DecideInput): boolean {
  if (isStatutory(input.contact)) return BINDS_STATUTORY.has(reason)
  return reason !== 'unread_reply' || !(input.contact.confirmsOptOut || isFirstAnswer(input))
}

function isOpen(one: Suspension, { nowMs, contact }: DecideInput): boolean {
  if (one.sinceMs > nowMs || (one.untilMs !== undefined && one.untilMs <= nowMs)) return false
  return one.scope === 'person' || contact.debtIds.includes(one.debtId)
}

function findingsOf(one: Suspension, packs: readonly PolicyPack[]): Held[] {
  const asked =
    one.kind === 'dispute' ? packs.filter((pack) => triggers(pack, one)).map((pack) => `${pack.id}.dispute`) : []
  const rules = asked.length > 0 ? asked : [`house.${one.kind}`]
  return rules.map((rule) => ({
    kind: 'hold',
    reason: one.kind,
    rule,
    ...(one.untilMs === undefined ? {} : { untilMs: one.untilMs }),
  }))
}

/** Whether this pack's own dispute rule asks for the suspension; the house suspends for any dispute. */
function triggers(pack: PolicyPack, dispute: Suspension): boolean {
  if (!pack.dispute) return false
  return (
    pack.dispute.trigger !== 'written_in_period' || (dispute.written === true && dispute.inValidationPeriod === true)
  )
}
