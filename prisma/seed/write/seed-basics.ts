import { SELF_CURE } from '@parcours/scoring'
import { getSetting, type Db } from '@parcours/store'
import { DEFAULT_TEXTS, TEXT_VARIABLES, type Text } from '@parcours/texts'
import { builtInPacks, calendarIdsOf } from '@parcours/policy'
import { ACTORS } from './actors.ts'
import { insertRows } from './insert-rows.ts'

/** Working calendars of the demo's journeys, beside those that the policy packs ask for. */
const OF_JOURNEYS = ['FR', 'US']

/**
 * What every workspace begins with: texts, scorecards, calendars and the local names. What stands there already is left
 * alone, so an upgrade brings new texts and nobody's change is lost. `startMs`: business instant, epoch ms.
 */
export async function seedBasics(db: Db, startMs: number): Promise<void> {
  await insertRows(db, 'text', {
    columns: ['id', 'name', 'version', 'channel', 'tone', 'languages', 'variables', 'createdAt', 'createdBy'],
    rows: DEFAULT_TEXTS.map((text) => ({
      id: `${text.id}@${text.version}`, name: text.id, version: text.version, channel: text.channel, tone: text.tone,
      languages: JSON.stringify(text.languages), variables: JSON.stringify(variablesOf(text)), createdAt: startMs, createdBy: 'parcours',
    })),
  })
  await insertRows(db, 'scorecard', {
    columns: ['id', 'body'], rows: [SELF_CURE].map((one) => ({ id: `${one.id}@${one.version}`, body: JSON.stringify(one) })),
  })
  await insertSettings(db, [['actors', ACTORS], ...(await missingCalendars(db, startMs))])
}

export const insertSettings = (db: Db, settings: readonly (readonly [key: string, value: unknown])[]): Promise<void> =>
  insertRows(db, 'setting', { columns: ['key', 'value'], rows: settings.map(([key, value]) => ({ key, value: JSON.stringify(value) })) })

/** Seven years ahead of the start: a calendar that ends holds every contact that asks it. */
async function missingCalendars(db: Db, startMs: number): Promise<[key: string, calendar: unknown][]> {
  const wanted = [...new Set([...OF_JOURNEYS, ...calendarIdsOf(builtInPacks)])]
  const missing = wanted.filter((id) => getSetting(db.read, `calendar.${id}`) === undefined)
  if (missing.length === 0) return []
  // The tables of holidays weigh megabytes: not at a start that needs none.
  const { workingCalendarFor } = await import('@parcours/clock/holidays')
  const year = new Date(startMs).getUTCFullYear()
  return missing.map((id) => [`calendar.${id}`, workingCalendarFor(id, { from: year - 1, to: year + 6 })])
}

/** Paths of the variables that a text names, in any language and field. */
function variablesOf(text: Text): string[] {
  const sources = Object.values(text.languages).flatMap((content) => Object.values(content ?? {}))
  const tags = sources.join(' ').match(/\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/g)?.join(' ') ?? ''
  const named = new Set(tags.match(/[A-Za-z]+(?:\.[A-Za-z]+)*/g))
  return TEXT_VARIABLES.map((variable) => variable.path).filter((path) => named.has(path))
}
