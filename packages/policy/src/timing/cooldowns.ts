import { isUnderCallConsent } from '../facts/consent.ts'
import type { DecideInput, PastContact } from '../input.ts'
import type { Cooldown } from '../pack/policy-pack.ts'
import type { ZoneTime } from '../zone-time.ts'
import { notBefore } from './time-rule.ts'
import type { TimeRule } from './time-rule.ts'

/** Days of silence after an event, in local calendar days of every place. An inbound conversation begins them too. */
export function cooldownRules(input: DecideInput, time: ZoneTime): TimeRule[] {
  const { packs, contact, person, history, nowMs } = input
  if (contact.confirmsOptOut) return []
  return packs.flatMap((pack) =>
    (pack.cooldowns ?? [])
      .filter((rule) => rule.channels.includes(contact.channel))
      .filter((rule) => !(rule.excludes?.includes('prior_consent_7d') && isUnderCallConsent(input, nowMs)))
      .flatMap((rule) =>
        history
          .filter((past) => begins(rule, past, input))
          .flatMap((past) =>
            person.zones.map((zone) =>
              notBefore(`${pack.id}.cooldown.${rule.after}`, endOf(rule, past, { zone, time })),
            ),
          ),
      ),
  )
}

function begins(rule: Cooldown, past: PastContact, { contact }: DecideInput): boolean {
  if (rule.scope === 'debt' && !contact.debtIds.some((debtId) => past.debtIds.includes(debtId))) return false
  if (rule.after === 'refusal') return past.refusal === true
  if (rule.after === 'notice_sent') return past.notice === true && past.direction === 'outbound'
  return past.outcome === rule.after
}

/** `eventDayIsDay1`: talk on Friday 14, seven days, free from Friday 21. `fullDaysAfterEvent`: one day later. */
function endOf(rule: Cooldown, past: PastContact, { zone, time }: { zone: string; time: ZoneTime }): number {
  const days = rule.dayRule === 'eventDayIsDay1' ? rule.days : rule.days + 1
  return time.instant(time.addDays(time.parts(past.atMs, zone).date, days), '00:00', zone)
}
