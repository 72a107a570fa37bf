import { Temporal } from 'temporal-polyfill'

/** Easter Sunday by the Meeus/Jones/Butcher rule. */
function easter(year: number): Temporal.PlainDate {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114
  return Temporal.PlainDate.from({ year, month: Math.floor(f / 31), day: (f % 31) + 1 })
}

const YEARS = [2026, 2027, 2028, 2029]
const around = (days: number[]) =>
  YEARS.flatMap((year) => days.map((day) => easter(year).add({ days: day }).toString()))
const fixed = (days: string[]) => YEARS.flatMap((year) => days.map((day) => `${year}-${day}`))

/** L3133-1; Alsace-Moselle adds Good Friday and 26 December (L3134-13). */
const FR = [...fixed(['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25']), ...around([1, 39, 50])]

export const testCalendars: Record<string, ReadonlySet<string>> = {
  FR: new Set(FR),
  'FR-AM': new Set([...FR, ...fixed(['12-26']), ...around([-2])]),
  'FR-RE': new Set([...FR, ...fixed(['12-20'])]),
  'FR-GP': new Set([...FR, ...fixed(['05-27'])]),
}
