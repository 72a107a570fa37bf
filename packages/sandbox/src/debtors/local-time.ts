import { localParts } from '@parcours/clock'

const HOUR_MS = 3_600_000

/** Hours since local midnight, with minutes as a fraction. */
export const localHour = (ms: number, zone: string) => localParts(ms, zone).minuteOfDay / 60

/** People answer while awake: an instant between 22:00 and 7:00 moves to the morning after. */
export function whenAwake(ms: number, zone: string): number {
  const hour = localHour(ms, zone)
  if (hour >= 7 && hour < 22) return ms
  const untilSeven = (hour >= 22 ? 31 - hour : 7 - hour) * HOUR_MS
  // Not all at 7:00 sharp: the minutes of the sleepless hour spread them over the first one and a half.
  return Math.round(ms + untilSeven + (ms % (1.5 * HOUR_MS)))
}

/** The factor of the slot that holds this hour, else `otherwise`. */
export function hourFactor(slots: readonly { from: number; to: number; factor: number }[], hour: number, otherwise: number) {
  return slots.find((slot) => hour >= slot.from && hour < slot.to)?.factor ?? otherwise
}
