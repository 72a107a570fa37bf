import type { JourneySettings, Words } from '@parcours/journey'
import { say } from '../drawing/words.ts'
import type { Change } from './change.ts'
import { pathChanges } from './path-changes.ts'
import { valueWords } from './value-words.ts'

const NAMES: Record<keyof JourneySettings, Words> = {
  metricWindowDays: say('Metric window (days)', 'Fenêtre de mesure (jours)'),
  toleranceCents: say('Tolerance (cents)', 'Tolérance (centimes)'),
  toleranceShare: say('Tolerance (share)', 'Tolérance (part)'),
  graceDays: say('Grace after a promise (days)', 'Grâce après une promesse (jours)'),
  unitCosts: say('Unit costs (cents)', 'Coûts unitaires (centimes)'),
  attribution: say('Attribution', 'Attribution'),
  ends: say('Ends the run', 'Met fin au parcours'),
  suspends: say('Suspends contacts', 'Suspend les contacts'),
  pinnedPacks: say('Pinned packs', 'Règles figées'),
  calendar: say('Working calendar', 'Calendrier ouvré'),
  owner: say('Owner', 'Responsable'),
  priority: say('Priority', 'Priorité'),
  whenBusy: say('When the case is in another journey', 'Si le dossier est déjà dans un parcours'),
}

const KEYS = Object.keys(NAMES) as (keyof JourneySettings)[] // the keys of the record just above

/** One line for each setting that changed; for lists what was put in and taken out. */
export function settingChanges(before: JourneySettings, after: JourneySettings): Change[] {
  return KEYS.flatMap((key): Change[] => {
    const paths = pathChanges(before[key], after[key], key)
    if (paths.length === 0) return []
    const [name, words] = [NAMES[key], changeWords(before[key], after[key])]
    return [{ kind: 'settings', words: say(`${name.en}: ${words.en}`, `${name.fr} : ${words.fr}`), paths }]
  })
}

function changeWords(before: unknown, after: unknown): Words {
  if (!Array.isArray(before) || !Array.isArray(after)) {
    const [old, fresh] = [valueWords(before), valueWords(after)]
    return say(`${fresh.en} instead of ${old.en}`, `${fresh.fr} au lieu de ${old.fr}`)
  }
  const plus = after.filter((item) => !before.includes(item))
  const minus = before.filter((item) => !after.includes(item))
  const parts: Words[] = []
  if (plus.length > 0) parts.push(say(`now also ${plus.join(', ')}`, `désormais aussi ${plus.join(', ')}`))
  if (minus.length > 0) parts.push(say(`no longer ${minus.join(', ')}`, `plus ${minus.join(', ')}`))
  if (parts.length === 0) parts.push(say('another order', 'un autre ordre'))
  return say(parts.map((w) => w.en).join('; '), parts.map((w) => w.fr).join(' ; '))
}
