import { Temporal } from 'temporal-polyfill'
import type { ZoneTime } from '../zone-time.ts'

/** `ZoneTime` by Temporal, slow and independent of the clock package, remembered by its arguments for the long tests. */
export const temporalTime: ZoneTime = {
  parts: remember((ms: number, zone: string) => {
    const local = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone)
    return {
      date: local.toPlainDate().toString(),
      weekday: local.dayOfWeek,
      minuteOfDay: local.hour * 60 + local.minute,
    }
  }),
  instant: remember(instantOf),
  addDays: remember((date: string, days: number) => Temporal.PlainDate.from(date).add({ days }).toString()),
}

function instantOf(date: string, time: string, zone: string): number {
  if (time === '24:00') return instantOf(Temporal.PlainDate.from(date).add({ days: 1 }).toString(), '00:00', zone)
  const wall = Temporal.PlainDateTime.from(`${date}T${time}`)
  const earlier = wall.toZonedDateTime(zone, { disambiguation: 'earlier' })
  if (earlier.toPlainDateTime().equals(wall)) return earlier.epochMilliseconds
  return earlier.getTimeZoneTransition('next')?.epochMilliseconds ?? earlier.epochMilliseconds
}

function remember<Args extends (string | number)[], Result>(
  compute: (...args: Args) => Result,
): (...args: Args) => Result {
  const seen = new Map<string, Result>()
  return (...args) => {
    const key = args.join('|')
    let found = seen.get(key)
    if (found === undefined) {
      found = compute(...args)
      if (seen.size > 50_000) seen.clear()
      seen.set(key, found)
    }
    return found
  }
}
