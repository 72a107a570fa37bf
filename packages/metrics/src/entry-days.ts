/** Months stand behind every day in the order of strings: no range of days holds one. */
const monthKey = (day: string): string => `m${day.slice(0, 7)}`

/** The rows that a visit of this entry day (YYYY-MM-DD) is counted in: all days, its month (`m2027-02`) and the day. */
export const entryKeys = (day: string): string[] => ['', monthKey(day), day]

/** Neighbouring rows, from a key up to but not with another, added or taken away. */
export interface KeySpan {
  from: string
  before: string
  sign: 1 | -1
}

const plus = (from: string, before: string): KeySpan => ({ from, before, sign: 1 })
const minus = (from: string, before: string): KeySpan => ({ from, before, sign: -1 })

/** Just above a key and below the next one. */
const after = (key: string): string => `${key}~`
// No calendar is needed: in the order of strings each month lies between its 01 and its 31, if it has one or not.
const firstOf = (day: string): string => `${day.slice(0, 8)}01`
const endOf = (day: string): string => after(`${day.slice(0, 8)}31`)
const dayOfMonth = (day: string): number => Number(day.slice(8))

/** From here on, what is left out of a month is shorter than what is in it. */
const MIDDLE = 16

/**
 * Entry days `from` to `to` (YYYY-MM-DD, inclusive, open when absent) as rows of a roll-up that has months: the sum over
 * these spans counts each of the days once and no other. At an edge, a month of which more than half is asked for is
 * read whole, less its other days: never more than 30 days are read, nor more than three spans.
 */
export function spansOf(from = '0000-01-01', to = '9999-12-31'): KeySpan[] {
  if (from > to) return []
  const [head, tail] = [monthKey(from), monthKey(to)]
  const [first, last] = [dayOfMonth(from), dayOfMonth(to)]
  // More than half of one month begins and ends on the far sides of its middle.
  if (head === tail && last - first + 1 < MIDDLE) return [plus(from, after(to))]
  const headWhole = first <= MIDDLE
  const tailWhole = last >= MIDDLE
  const spans = [
    headWhole ? minus(firstOf(from), from) : plus(from, endOf(from)),
    plus(headWhole ? head : after(head), tailWhole ? after(tail) : tail),
    tailWhole ? minus(after(to), endOf(to)) : plus(firstOf(to), after(to)),
  ]
  return spans.filter((span) => span.from < span.before)
}
