import type { PastContact } from '../input.ts'
import { testCalendars } from './calendars.ts'

/**
 * A second reading of the two packs, written from the law and not from the code: after a schedule has been lived
 * through, it lists what was broken. It shares no function with `decide` and reads wall clocks by Intl alone.
 */
export interface Lived {
  country: 'FR' | 'US' | 'both'
  zones: readonly string[]
  postcodes: readonly string[]
  /** Contacts that were made, and inbound conversations, in order of time. */
  contacts: PastContact[]
  /** Texts were refused at this instant. */
  noTextsFromMs?: number
  /** The number that turned out wrong, and when. */
  wrong?: { address: string; atMs: number }
}

interface Wall {
  date: string
  day: string
  hour: number
}
const formats = new Map<string, Intl.DateTimeFormat>()
let read = new Map<string, Wall>()

/** Every contact is compared with all before it, so each wall is read many times. */
function wall(ms: number, zone: string): Wall {
  const key = `${ms} ${zone}`
  const known = read.get(key)
  if (known) return known
  if (read.size > 20_000) read = new Map()
  const found = readWall(ms, zone)
  read.set(key, found)
  return found
}

function readWall(ms: number, zone: string): Wall {
  let format = formats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      weekday: 'short',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
    })
    formats.set(zone, format)
  }
  const part = Object.fromEntries(format.formatToParts(ms).map(({ type, value }) => [type, value]))
  return {
    date: `${part['year']}-${part['month']}-${part['day']}`,
    day: part['weekday'] ?? '',
    hour: Number(part['hour']),
  }
}

const dayOf = (date: string) => Date.parse(`${date}T00:00Z`) / 86_400_000
const isVoice = (contact: PastContact) => contact.channel.startsWith('voice')

/** Whether the hours, and in France the day, are legal at this instant in every place. */
export function isLegalHour(ms: number, lived: Pick<Lived, 'country' | 'zones' | 'postcodes'>): boolean {
  return lived.zones.every((zone) => {
    const { date, day, hour } = wall(ms, zone)
    const us = hour >= 8 && hour < 21
    const alsace = lived.postcodes.some((postcode) => /^(57|67|68)/.test(postcode))
    const reunion = lived.postcodes.some((postcode) => postcode.startsWith('974'))
    const calendar = testCalendars[alsace ? 'FR-AM' : reunion ? 'FR-RE' : 'FR']
    const fr = day !== 'Sun' && hour >= 8 && hour < 20 && !calendar?.has(date)
    return (lived.country === 'FR' || us) && (lived.country === 'US' || fr)
  })
}

/** Every breach of a lived schedule, in words. */
export function breaches(lived: Lived): string[] {
  return lived.contacts.flatMap((contact, index) => {
    if (contact.direction === 'inbound') return []
    const before = lived.contacts.slice(0, index)
    const found = isLegalHour(contact.atMs, lived) ? [] : ['hour or holiday']
    if (lived.noTextsFromMs !== undefined && contact.channel === 'sms' && contact.atMs >= lived.noTextsFromMs)
      found.push('opted out')
    if (lived.wrong && contact.address === lived.wrong.address && contact.atMs >= lived.wrong.atMs)
      found.push('wrong number')
    for (const zone of lived.zones) {
      if (lived.country !== 'US') found.push(...frenchBreaches(contact, before, zone))
      if (lived.country !== 'FR') found.push(...federalBreaches(contact, before, { zone, lived }))
    }
    return found.map((breach) => `${breach}: ${contact.channel} at ${new Date(contact.atMs).toISOString()}`)
  })
}

function frenchBreaches(contact: PastContact, before: PastContact[], zone: string): string[] {
  const found: string[] = []
  const today = dayOf(wall(contact.atMs, zone).date)
  const age = (other: PastContact) => today - dayOf(wall(other.atMs, zone).date)
  const attempts = before.filter((other) => other.direction === 'outbound' && age(other) < 7)
  if (attempts.length >= 3) found.push('fourth attempt in 7 days')
  const talked = before.some((other) => other.outcome === 'conversation' && age(other) === 0)
  if (talked && (contact.channel === 'voice_ai' || contact.channel === 'voice_human'))
    found.push('called again after a talk today')
  return found
}

function federalBreaches(contact: PastContact, before: PastContact[], place: { zone: string; lived: Lived }): string[] {
  if (!isVoice(contact)) return []
  const { zone, lived } = place
  const today = dayOf(wall(contact.atMs, zone).date)
  const age = (other: PastContact) => today - dayOf(wall(other.atMs, zone).date)
  const found: string[] = []
  for (const debt of contact.debtIds) {
    const calls = before.filter((other) => isVoice(other) && other.debtIds.includes(debt))
    if (calls.some((other) => other.outcome === 'conversation' && age(other) < 7))
      found.push('silence after a conversation')
    const misdirected = (other: PastContact) =>
      lived.wrong !== undefined && contact.atMs >= lived.wrong.atMs && other.address === lived.wrong.address
    const counted = calls.filter(
      (other) =>
        other.direction === 'outbound' &&
        age(other) < 7 &&
        other.outcome !== 'not_connected' &&
        other.outcome !== 'wrong_party' &&
        !misdirected(other),
    )
    if (counted.length >= 7) found.push('eighth call in 7 days')
  }
  return found
}
