import { isFirstAnswer } from '../facts/reply.ts'
import type { DecideInput, PacingUse } from '../input.ts'
import type { Pacing } from '../pack/policy-pack.ts'
import type { ZoneTime } from '../zone-time.ts'
import type { Hours, TimeRule } from './time-rule.ts'

const HOUR_MS = 3_600_000

/** So many an hour and a day, and a spread after opening. An answer to the person and an opt-out's confirmation go at once. */
export function pacingRules(input: DecideInput, time: ZoneTime, hoursAt: (ms: number) => Hours): TimeRule[] {
  const { pacing, contact, packs, nowMs } = input
  if (!pacing || isFirstAnswer(input) || contact.confirmsOptOut) return []
  return packs.flatMap((pack) =>
    (pack.pacing ?? [])
      .filter((rule) => rule.channels.includes(contact.channel))
      .flatMap((rule) => [
        ...hourRule(`${pack.id}.hour`, rule, { use: pacing, nowMs }),
        ...dayRule(`${pack.id}.day`, rule, { use: pacing, nowMs, time }),
        ...spreadRule(`${pack.id}.spread`, rule, { seed: pacing.spreadSeed, hoursAt }),
      ]),
  )
}

interface Used {
  use: PacingUse
  nowMs: number
}

/** A full hour moves to a seeded minute of the next, or the whole queue would wake at its first second. */
function hourRule(id: string, { perHour }: Pacing, { use, nowMs }: Used): TimeRule[] {
  if (perHour === undefined || use.sentThisHour < perHour) return []
  const nextMs = (Math.floor(nowMs / HOUR_MS) + 1) * HOUR_MS
  const freeMs = nextMs + Math.floor(fraction(`${use.spreadSeed}:${nextMs}`) * HOUR_MS)
  return [{ id, law: false, earliest: (ms) => (ms < nextMs ? freeMs : ms) }]
}

function dayRule(id: string, { perDay }: Pacing, { use, nowMs, time }: Used & { time: ZoneTime }): TimeRule[] {
  if (perDay === undefined || use.sentToday < perDay) return []
  const tomorrow = time.addDays(time.parts(nowMs, use.zone).date, 1)
  const untilMs = time.instant(tomorrow, '00:00', use.zone)
  return [{ id, law: false, earliest: (ms) => Math.max(ms, untilMs) }]
}

interface Spread {
  seed: string
  hoursAt: (ms: number) => Hours
}

/** Each contact has a minute of its own after the hours open, within the first half of short hours. */
function spreadRule(id: string, { spreadMinutes = 0 }: Pacing, { seed, hoursAt }: Spread): TimeRule[] {
  if (spreadMinutes === 0) return []
  return [
    {
      id,
      law: false,
      earliest: (ms) => {
        const { fromMs, toMs } = hoursAt(ms)
        if (!Number.isFinite(fromMs) || ms < fromMs || ms >= toMs) return ms
        const lengthMs = Math.min(spreadMinutes * 60_000, (toMs - fromMs) / 2)
        return Math.max(ms, fromMs + Math.floor(fraction(`${seed}:${fromMs}`) * lengthMs))
      },
    },
  ]
}

/** FNV-1a of a text as a fraction in [0, 1), mixed so that neighbouring seeds fall apart. */
function fraction(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}
