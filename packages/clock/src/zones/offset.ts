const DAY_MS = 86_400_000
/** Days kept for one zone; a gate that looks at some months in some twenty zones stays far below. */
const CACHE_DAYS = 20_000

interface ZoneCache {
  format: Intl.DateTimeFormat
  /** UTC day -> offset in ms, or null for a day in which the offset changes. */
  days: Map<number, number | null>
}
const zones = new Map<string, ZoneCache>()

/**
 * Offset of a zone from UTC at an instant, in ms, east positive. Throws a RangeError for an unknown zone.
 * An Intl call costs about 4 µs, so the offset of a whole UTC day is remembered unless it changes inside that day.
 */
export function zoneOffset(ms: number, zone: string): number {
  const cache = zones.get(zone) ?? openZone(zone)
  const day = Math.floor(ms / DAY_MS)
  let offset = cache.days.get(day)
  if (offset === undefined) {
    const atStart = offsetByIntl(day * DAY_MS, cache.format)
    offset = atStart === offsetByIntl((day + 1) * DAY_MS - 1_000, cache.format) ? atStart : null
    if (cache.days.size >= CACHE_DAYS) cache.days.clear()
    cache.days.set(day, offset)
  }
  return offset ?? offsetByIntl(ms, cache.format)
}

function openZone(zone: string): ZoneCache {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  const cache: ZoneCache = { format, days: new Map() }
  zones.set(zone, cache)
  return cache
}

function offsetByIntl(ms: number, format: Intl.DateTimeFormat): number {
  const [month = 0, day = 0, year = 0, hour = 0, minute = 0, second = 0] =
    format.format(ms).match(/\d+/g)?.map(Number) ?? []
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(ms / 1_000) * 1_000
}
