/** Order of numeric dates with the year last. ISO dates need none. */
export type DateOrder = 'dmy' | 'mdy'

const ISO = /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?:[T ].*)?$/
const YEAR_LAST = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?: .*)?$/

/** A day of the calendar as YYYY-MM-DD; undefined when there is no such day. Years of four digits from 1900 to 2199. */
export function readDate(text: string, order: DateOrder): string | undefined {
  const value = text.trim()
  const iso = ISO.exec(value)
  if (iso) return dayOf(iso[1], iso[2], iso[3])
  const last = YEAR_LAST.exec(value)
  if (!last) return undefined
  return order === 'dmy' ? dayOf(last[3], last[2], last[1]) : dayOf(last[3], last[1], last[2])
}

function dayOf(year = '', month = '', day = ''): string | undefined {
  const [y, m, d] = [Number(year), Number(month), Number(day)]
  if (y < 1900 || y > 2199 || m < 1 || m > 12 || d < 1 || d > new Date(Date.UTC(y, m, 0)).getUTCDate()) return undefined
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

/** What the dates of a column say of their order. */
export interface OrderEvidence {
  dmy: number
  mdy: number
  /** A date that reads both ways, for example. */
  ambiguous?: string
}

export function weighDate(evidence: OrderEvidence, text: string): void {
  const found = YEAR_LAST.exec(text.trim())
  if (!found) return
  const [first, second] = [Number(found[1]), Number(found[2])]
  if (first > 12 && second <= 12) evidence.dmy += 1
  else if (second > 12 && first <= 12) evidence.mdy += 1
  else if (first !== second) evidence.ambiguous ??= text.trim()
}

/** Day first, unless the column itself says otherwise and never speaks for the day. */
export const orderOf = ({ dmy, mdy }: OrderEvidence): DateOrder => (mdy > 0 && dmy === 0 ? 'mdy' : 'dmy')
