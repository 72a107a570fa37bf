import type { DecideInput } from '../input.ts'
import type { PolicyWindow } from '../pack/policy-pack.ts'
import type { ZoneTime } from '../zone-time.ts'
import type { Hours, TimeRule } from './time-rule.ts'

/** A window opens at least once in eight days, the weekday of the start counted twice. */
const DAYS_AHEAD = 7

/** One rule for each pack and place: all must allow, so that packs and places intersect. */
export function windowRules({ packs, contact, person }: DecideInput, time: ZoneTime): TimeRule[] {
  return packs.flatMap((pack) => {
    const windows = (pack.windows ?? []).filter((window) => window.channels.includes(contact.channel))
    if (windows.length === 0) return []
    const everywhere = windows.some((window) => window.basis === 'debtor_all_locations')
    const zones = everywhere ? person.zones : person.zones.slice(0, 1)
    return zones.map((zone) => windowRule(`${pack.id}.window`, windows, { zone, time }))
  })
}

interface Place {
  zone: string
  time: ZoneTime
}

function windowRule(id: string, windows: PolicyWindow[], place: Place): TimeRule {
  const at = (ms: number) => locate(ms, windows, place)
  return {
    id,
    law: true,
    earliest: (ms) => {
      const hours = at(ms)
      return Math.max(ms, hours.fromMs) + wallLag(ms, hours, place)
    },
    hours: at,
  }
}

interface OpenHours extends Hours {
  /** Minute of the day at which they open. */
  opens: string
}

/** The hours that contain `ms`, else the next ones. */
function locate(ms: number, windows: PolicyWindow[], { zone, time }: Place): OpenHours {
  const { date, weekday } = time.parts(ms, zone)
  for (let ahead = 0; ahead <= DAYS_AHEAD; ahead++) {
    const day = time.addDays(date, ahead)
    const onDay = windows
      .filter((window) => window.days.includes(((weekday - 1 + ahead) % 7) + 1))
      .map(({ from, to }) => ({
        opens: from,
        fromMs: time.instant(day, from, zone),
        toMs: time.instant(day, to, zone),
      }))
      .sort((one, other) => one.fromMs - other.fromMs)
    const found = onDay.find((hours) => ms < hours.toMs && hours.fromMs < hours.toMs)
    if (found) return found
  }
  throw new Error(`No window opens within ${DAYS_AHEAD} days in ${zone}`)
}

/**
 * Hours are those of the clock on the wall: when it is put back over the opening time, the instant lies after the first
 * opening while the wall shows an earlier time again. Then the contact waits for the second opening.
 */
function wallLag(ms: number, hours: OpenHours, { zone, time }: Place): number {
  if (ms < hours.fromMs) return 0
  const opens = Number(hours.opens.slice(0, 2)) * 60 + Number(hours.opens.slice(3))
  const behind = opens - time.parts(ms, zone).minuteOfDay
  return behind > 0 ? behind * 60_000 - (ms % 60_000) : 0
}
