import { daysBetween, localParts } from '@parcours/clock'
import type { Language, Words } from '@parcours/journey'
import { say } from './run-words.ts'

/** Whose clock is read: the person's zone, and now (business epoch ms), which decides how much of a date is said. */
export interface Here {
  zone: string
  nowMs: number
}

/** Where the desk stands: an hour that is another one there is said with its place. */
const DESK_ZONE = 'Europe/Paris'
const LOCALE: Record<Language, string> = { en: 'en-GB', fr: 'fr-FR' }
const STYLES = {
  weekday: { weekday: 'short' }, date: { weekday: 'short', day: 'numeric', month: 'short' },
  year: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
} as const

// A formatter costs some 50 us to make; zones are few.
const formats = new Map<string, Intl.DateTimeFormat>()
function format(ms: number, language: Language, style: { of: keyof typeof STYLES; zone: string }): string {
  const key = `${language} ${style.of} ${style.zone}`
  let known = formats.get(key)
  // French names its weekdays in full in a sentence.
  const options = language === 'fr' ? { ...STYLES[style.of], weekday: 'long' as const } : STYLES[style.of]
  if (!known) formats.set(key, (known = new Intl.DateTimeFormat(LOCALE[language], { ...options, timeZone: style.zone })))
  return known.format(ms).replaceAll(',', '')
}

interface Said extends Words {
  /** Today: only the hour; this week: the weekday; else the date. */
  reach: 'today' | 'week' | 'date'
}

function saidAt(ms: number, { zone, nowMs }: Here): Said {
  const [then, now] = [localParts(ms, zone), localParts(nowMs, zone)]
  const time = `${two(then.hour)}:${two(then.minute)}${placeOf(ms, zone).en}`
  const temps = `${two(then.hour)}:${two(then.minute)}${placeOf(ms, zone).fr}`
  const days = daysBetween(now.date, then.date)
  if (days === 0) return { en: time, fr: temps, reach: 'today' }
  const near = days > 0 && days < 7
  const of = near ? 'weekday' : then.date.slice(0, 4) === now.date.slice(0, 4) ? 'date' : 'year'
  return { en: `${format(ms, 'en', { of, zone })} ${time}`, fr: `${format(ms, 'fr', { of, zone })} ${temps}`, reach: near ? 'week' : 'date' }
}

const two = (n: number) => String(n).padStart(2, '0')

/** ` (Martinique time)` where the clocks differ. */
function placeOf(ms: number, zone: string): Words {
  const [there, here] = [localParts(ms, zone), localParts(ms, DESK_ZONE)]
  if (there.date === here.date && there.minuteOfDay === here.minuteOfDay) return say('', '')
  const city = (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')
  return say(` (${city} time)`, ` (heure de ${city})`)
}

/** `Mon 14:00`, `lundi 14:00`. */
export function atWords(ms: number, here: Here): Words {
  const { en, fr } = saidAt(ms, here)
  return { en, fr }
}

/** `until Mon 14:00`, `jusqu’au lundi 30 nov. 14:00`. */
export function untilWords(ms: number, here: Here): Words {
  const { en, fr, reach } = saidAt(ms, here)
  return say(`until ${en}`, reach === 'date' ? `jusqu’au ${fr}` : `jusqu’à ${fr}`)
}

/** `to Mon 14:00`, `à lundi 14:00`. */
export function toWords(ms: number, here: Here): Words {
  const { en, fr, reach } = saidAt(ms, here)
  return say(`to ${en}`, reach === 'date' ? `au ${fr}` : `à ${fr}`)
}
