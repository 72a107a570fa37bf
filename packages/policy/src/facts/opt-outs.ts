import type { Finding } from '../decision.ts'
import type { DecideInput, OptOut } from '../input.ts'
import type { PolicyPack } from '../pack/policy-pack.ts'
import { isFirstAnswer, sameMedium, wentOut } from './reply.ts'
import { isStatutory } from './statutory.ts'

/**
 * Refusals of an address, a channel or everything. They bind at once, whatever delay a law grants. Two contacts may
 * still pass: one confirmation, and one answer when the person writes afterwards (12 CFR 1006.6(e), 1006.14(h)).
 */
export function optOuts(input: DecideInput): Finding[] {
  if (isStatutory(input.contact)) return []
  const refusals = input.optOuts.filter((one) => one.atMs <= input.nowMs && covers(one, input))
  if (refusals.length === 0) return []
  const latestMs = Math.max(...refusals.map((one) => one.atMs))
  if (isFirstConfirmation(input, latestMs) || isAnswerSince(input, latestMs)) return []
  const asked = input.packs.filter((pack) => pack.optOut)
  const rules = asked.length > 0 ? asked.map((pack) => `${pack.id}.opt_out`) : ['house.opt_out']
  return rules.map((rule) => ({ kind: 'block', rule }))
}

function covers(one: OptOut, { contact, packs }: DecideInput): boolean {
  if (one.scope === 'all' || packs.some((pack) => pack.optOut?.scope === 'all')) return true
  if (!sameMedium(one.channel, contact.channel)) return false
  return one.scope === 'channel' || one.address === contact.address.value || widens(packs)
}

/** A pack that says "address, also channel" closes the channel with the address. */
function widens(packs: readonly PolicyPack[]): boolean {
  return packs.some(({ optOut }) => optOut && (optOut.also === 'channel' || optOut.scope === 'channel'))
}

function isFirstConfirmation({ contact, packs, history }: DecideInput, refusedMs: number): boolean {
  if (!contact.confirmsOptOut || packs.some((pack) => pack.optOut?.confirmOnce === false)) return false
  return !history.some((past) => past.confirmsOptOut && past.atMs >= refusedMs && wentOut(past, contact.channel))
}

/** What was written before the refusal does not open the door again. */
function isAnswerSince(input: DecideInput, refusedMs: number): boolean {
  if (input.packs.some((pack) => pack.optOut?.replyOnceIfDebtorWrites === false)) return false
  return (input.contact.replyTo?.inboundAtMs ?? 0) > refusedMs && isFirstAnswer(input)
}
