import type { Scenario } from './scenario.ts'

/** Four hours in a second: a night or a weekend has to pass in each. */
const FACTOR = 14_400

/** Nothing is killed: the calendar is what breaks things. Contacts asked for in the evening go out after the odd night. */
const beginning = (name: string, what: string, startsAt: string): Scenario => ({ name, what, startsAt, factor: FACTOR, breaks: () => Promise.resolve() })

/** In the order of the calendar: a clock never goes back. */
export const clockSpring = beginning('clock-spring', 'the night to 28 March 2027, of 23 hours; then Easter Monday', '2027-03-27 18:40')
export const clockMidnight = beginning('clock-midnight', 'runs that start around midnight, 9 June 2027', '2027-06-09 23:50')
export const clockAutumn = beginning('clock-autumn', 'the night to 31 October 2027, of 25 hours; then All Saints', '2027-10-30 18:40')
export const clockNewYear = beginning('clock-new-year', 'the turn of the year 2027', '2027-12-31 18:40')
export const clockLeapDay = beginning('clock-leap-day', '29 February 2028', '2028-02-28 18:40')
