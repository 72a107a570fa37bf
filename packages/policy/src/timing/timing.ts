import type { HoldReason } from '../decision.ts'
import type { DecideInput } from '../input.ts'
import type { ZoneTime } from '../zone-time.ts'
import { capRules } from './caps.ts'
import { cooldownRules } from './cooldowns.ts'
import { commonHours, firstAllowed } from './first-allowed.ts'
import type { FirstAllowed } from './first-allowed.ts'
import { holidayRules } from './holidays.ts'
import { pacingRules } from './pacing.ts'
import type { TimeRule } from './time-rule.ts'
import { windowRules } from './windows.ts'

export type Timing =
  | { kind: 'now'; windowEndMs: number | null }
  | { kind: 'later'; untilMs: number; legalFromMs: number; law: boolean; rules: string[] }
  | { kind: 'hold'; reason: HoldReason; rules: string[] }

/** When the contact may be made: law first, so that pacing is never taken for it, then both together. */
export function timing(input: DecideInput, time: ZoneTime): Timing {
  const { nowMs } = input
  const law = lawRules(input, time)
  if (input.person.zones.length === 0 && law.length > 0)
    return { kind: 'hold', reason: 'no_legal_hour', rules: ['house.no_zone'] }
  const byLaw = firstAllowed(law, nowMs)
  if (byLaw.kind !== 'at') return held(byLaw)
  const together = firstAllowed([...law, ...pacingRules(input, time, (ms) => commonHours(law, ms))], nowMs)
  if (together.kind !== 'at') return held(together)
  if (together.ms === nowMs) {
    const { toMs } = commonHours(law, nowMs)
    return { kind: 'now', windowEndMs: Number.isFinite(toMs) ? toMs : null }
  }
  return {
    kind: 'later',
    untilMs: together.ms,
    legalFromMs: byLaw.ms,
    law: byLaw.ms > nowMs,
    rules: [...new Set([...byLaw.rules, ...together.rules])],
  }
}

/** A person without a zone gets the rules in UTC, only to see whether any would bind. */
function lawRules(input: DecideInput, time: ZoneTime): TimeRule[] {
  const placed = input.person.zones.length > 0 ? input : { ...input, person: { ...input.person, zones: ['UTC'] } }
  return [cooldownRules, capRules, holidayRules, windowRules].flatMap((rules) => rules(placed, time))
}

function held(found: Exclude<FirstAllowed, { kind: 'at' }>): Timing {
  if (found.kind === 'unknown') return { kind: 'hold', reason: 'no_calendar', rules: [found.rule] }
  return { kind: 'hold', reason: 'no_legal_hour', rules: found.rules }
}
