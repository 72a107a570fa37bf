const DAY_MS = 86_400_000

/** ISO weekday: 1 = Monday ... 7 = Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

const TWO = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, '0'))

/** `YYYY-MM-DD` of the UTC date of an instant. Built by hand: toISOString was a third of the cost of a decision. */
export function utcDate(at: Date): string {
  const year = at.getUTCFullYear()
  const years = `${TWO[Math.floor(year / 100)] ?? ''}${TWO[year % 100] ?? ''}`
  return `${years}-${TWO[at.getUTCMonth() + 1] ?? ''}-${TWO[at.getUTCDate()] ?? ''}`
}

/** Days since 1970-01-01 of a `YYYY-MM-DD`. Throws a RangeError for anything else. */
export function dayNumber(date: string): number {
  const day = Number(date.slice(8))
  const ms = Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, day)
  // Date.UTC rolls the 30th of February over into March: writing the date back tells.
  if (utcDate(new Date(ms)) !== date) throw new RangeError(`Not a date (YYYY-MM-DD): ${date}`)
  return ms / DAY_MS
}

/** The date `days` later (earlier when negative). */
export function addDays(date: string, days: number): string {
  return utcDate(new Date((dayNumber(date) + days) * DAY_MS))
}

/** Calendar days from one date to another; negative when `to` is before `from`. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from)
}

export function weekdayOf(date: string): Weekday {
  // 1970-01-01 was a Thursday; the modulo stays within 0..6 for days before it too.
  return (((((dayNumber(date) + 3) % 7) + 7) % 7) + 1) as Weekday
}
