/** Business milliseconds. A day of these is 24 hours: local days are the calendar's work, not a node's. */
export const HOUR_MS = 3_600_000
export const DAY_MS = 24 * HOUR_MS
