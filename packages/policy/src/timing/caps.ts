import { isUnderCallConsent } from '../facts/consent.ts'
import { isFirstAnswer } from '../facts/reply.ts'
import type { DecideInput, PastContact } from '../input.ts'
import type { Cap } from '../pack/policy-pack.ts'
import type { ZoneTime } from '../zone-time.ts'
import { notBefore } from './time-rule.ts'
import type { TimeRule } from './time-rule.ts'

export interface CapUse {
  rule: string
  /** Counted attempts within the window today, the worst debt and place. */
  used: number
  max: number
  /** First instant at which one more is allowed; missing = now. */
  untilMs?: number
}

export function capRules(input: DecideInput, time: ZoneTime): TimeRule[] {
  return capUses(input, time).flatMap(({ rule, untilMs }) => (untilMs === undefined ? [] : [notBefore(rule, untilMs)]))
}

/** How far the caps that bind this contact are used up ("2 of 3"). */
export function capUses(input: DecideInput, time: ZoneTime): CapUse[] {
  return input.packs.flatMap((pack) =>
    (pack.caps ?? [])
      .filter((cap) => cap.channels.includes(input.contact.channel) && !isExempt(cap, input))
      .map((cap) => capUse(`${pack.id}.cap.${cap.id}`, cap, { input, time })),
  )
}

/** What the cap itself does not count cannot be refused by it either; the confirmation of an opt-out is owed. */
function isExempt(cap: Cap, input: DecideInput): boolean {
  const { contact, nowMs } = input
  if (contact.confirmsOptOut) return true
  return cap.excludes.some((exclusion) => {
    switch (exclusion) {
      case 'letter':
        return contact.channel === 'letter'
      case 'debtor_initiated':
        return isFirstAnswer(input)
      case 'prior_consent_7d':
        return isUnderCallConsent(input, nowMs)
      case 'debtor_requested':
      case 'misdirected':
        return false
    }
  })
}

interface Asked {
  input: DecideInput
  time: ZoneTime
}

function capUse(rule: string, cap: Cap, { input, time }: Asked): CapUse {
  const use: CapUse = { rule, used: 0, max: cap.max }
  for (const attempts of attemptsInScope(cap, input)) {
    for (const zone of input.person.zones) {
      const today = time.parts(input.nowMs, zone).date
      const since = time.addDays(today, 1 - cap.windowDays)
      const dates = attempts
        .map((past) => time.parts(past.atMs, zone).date)
        .filter((date) => date >= since)
        .sort()
      use.used = Math.max(use.used, dates.length)
      // Allowed again once the max-th latest attempt has left the window.
      const holding = dates.at(-cap.max)
      if (holding === undefined) continue
      const untilMs = time.instant(time.addDays(holding, cap.windowDays), '00:00', zone)
      use.untilMs = Math.max(use.untilMs ?? untilMs, untilMs)
    }
  }
  return use
}

/** The counted attempts, once for each debt where the cap is by debt. */
function attemptsInScope(cap: Cap, input: DecideInput): PastContact[][] {
  const { contact, history } = input
  const groups =
    cap.scope === 'debt'
      ? contact.debtIds.map((debtId) => history.filter((past) => past.debtIds.includes(debtId)))
      : [cap.scope === 'person' ? [...history] : history.filter((past) => past.creditorId === contact.creditorId)]
  return groups
    .filter((group) => cap.activeAfter === undefined || group.some((past) => past.outcome === 'conversation'))
    .map((group) => group.filter((past) => counts(cap, past, input)))
}

function counts(cap: Cap, past: PastContact, input: DecideInput): boolean {
  if (!cap.channels.includes(past.channel)) return false
  const open = past.outcome === 'sending' || past.outcome === 'unknown'
  if (!open && !cap.counts.some((outcome) => outcome === past.outcome)) return false
  return !cap.excludes.some((exclusion) => {
    switch (exclusion) {
      case 'letter':
        return past.channel === 'letter'
      case 'debtor_initiated':
        return past.direction === 'inbound' || past.reply === true
      case 'debtor_requested':
        return past.requested === true
      case 'misdirected':
        return input.wrongNumbers.includes(past.address)
      case 'prior_consent_7d':
        return isUnderCallConsent(input, past.atMs)
    }
  })
}
