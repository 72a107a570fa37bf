import { ALWAYS_STOP, ALWAYS_SUSPEND, type Issue, type JourneySettings, type Words } from '@parcours/journey'
import { say } from '../../drawing/words.ts'
import type { Inspection } from '../inspection.ts'

/** Settings that are allowed and rarely meant. */
export function journeySettings({ drawing }: Inspection): Issue[] {
  const { settings } = drawing.journey
  return [...lawOff(settings), ...paidGoesOn(settings), ...tolerance(settings), ...pins(settings), ...owner(settings)]
}

const fixWith = (label: Words, settings: JourneySettings) => ({ label, edit: { type: 'setSettings', settings } as const })

/** The law's stops and suspensions act whatever the box says: the box must not promise otherwise. */
function lawOff(settings: JourneySettings): Issue[] {
  const ends = ALWAYS_STOP.filter((fact) => !settings.ends.includes(fact))
  const suspends = ALWAYS_SUSPEND.filter((kind) => !settings.suspends.includes(kind))
  const off = [...ends, ...suspends]
  if (off.length === 0) return []
  const list = off.join(', ')
  return [{
    code: 'law-always-stops',
    severity: 'info',
    path: 'settings',
    message: say(`Whatever the settings say, these always stop contact: ${list}`, `Quels que soient les réglages, ceci arrête toujours les contacts : ${list}`),
    fix: fixWith(say('Show them as on', 'Les montrer actifs'), {
      ...settings, ends: [...settings.ends, ...ends], suspends: [...settings.suspends, ...suspends],
    }),
  }]
}

function paidGoesOn(settings: JourneySettings): Issue[] {
  if (settings.ends.includes('cured')) return []
  return [{
    code: 'cured-goes-on',
    severity: 'warning',
    path: 'settings.ends',
    message: say('People who have paid stay in the journey and may be contacted', 'Les personnes qui ont payé restent dans le parcours et peuvent être contactées'),
    fix: fixWith(say('End the run when the case is cured', 'Terminer dès que le dossier est à jour'), { ...settings, ends: [...settings.ends, 'cured'] }),
  }]
}

/** Above a tenth of the arrears "cured" no longer means paid (domain rule 3: 1 %). */
function tolerance(settings: JourneySettings): Issue[] {
  if (settings.toleranceShare <= 0.1) return []
  const percent = Math.round(settings.toleranceShare * 100)
  return [{
    code: 'wide-tolerance',
    severity: 'warning',
    path: 'settings.toleranceShare',
    message: say(`A case counts as cured with ${percent} % still due`, `Un dossier compte comme à jour avec ${percent} % encore dus`),
    fix: fixWith(say('Use 1 %', 'Prendre 1 %'), { ...settings, toleranceShare: 0.01 }),
  }]
}

function pins(settings: JourneySettings): Issue[] {
  const bad = settings.pinnedPacks.filter((pin) => !/^[^@\s]+@\d+$/.test(pin))
  if (bad.length === 0) return []
  return [{
    code: 'bad-pin',
    severity: 'error',
    path: 'settings.pinnedPacks',
    message: say(`A pinned pack is written name@version, not: ${bad.join(', ')}`, `Une règle figée s’écrit nom@version, et non : ${bad.join(', ')}`),
    fix: fixWith(say('Remove the pin', 'Retirer'), { ...settings, pinnedPacks: settings.pinnedPacks.filter((pin) => !bad.includes(pin)) }),
  }]
}

function owner(settings: JourneySettings): Issue[] {
  if (settings.owner.trim() !== '') return []
  return [{ code: 'no-owner', severity: 'info', path: 'settings.owner', message: say('Nobody is named as owner', 'Aucun responsable n’est nommé') }]
}
