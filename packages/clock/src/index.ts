export {
  acceleratedClock,
  businessAt,
  changeFactor,
  isWallClock,
  jumpTo,
  lastSegment,
  manualClock,
  wallClock,
} from './business/state.ts'
export type { ClockState, Segment } from './business/state.ts'
export { LEASE_MS, extendLease, openSegmentAfterGap } from './business/lease.ts'
export { LATE_MS, STANDING_POLL_MS, realDelayUntil, slowDown } from './business/speed.ts'
export type { Lateness } from './business/speed.ts'
export { addDays, daysBetween, weekdayOf } from './calendar/plain-date.ts'
export type { Weekday } from './calendar/plain-date.ts'
export { addWorkingDays, isWorkingDay, nextWorkingDay, nextWorkingDayStart } from './calendar/working-days.ts'
export type { WorkingCalendar, WorkingPlace } from './calendar/working-days.ts'
export { addCalendarDaysAt, localInstant, localParts, startOfLocalDay, timeOf, zoneTime } from './zones/local-time.ts'
export type { LocalParts } from './zones/local-time.ts'
export { zoneOffset } from './zones/offset.ts'
export { zonesOf } from './zones/of-person.ts'
export type { Whereabouts } from './zones/of-person.ts'
