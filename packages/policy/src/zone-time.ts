/**
 * Local time as the rules need it. `@parcours/clock` implements it (`zoneTime`) and the caller hands it over, so that
 * there is one piece of zone arithmetic in the house and the policy imports none.
 */
export interface ZoneTime {
  /** What the clock on the wall of an IANA zone shows at an instant (epoch ms). */
  parts(ms: number, zone: string): { date: string; weekday: number; minuteOfDay: number }
  /**
   * The instant of `YYYY-MM-DD` and `HH:MM` (up to `24:00`) in a zone: after a gap the first valid one, of a time that
   * comes twice the first.
   */
  instant(date: string, time: string, zone: string): number
  /** The date so many calendar days later. */
  addDays(date: string, days: number): string
}
