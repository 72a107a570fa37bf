import { localParts } from '@parcours/clock'
import { CONTROL } from '@parcours/engine'
import type { Language, Words } from '@parcours/journey'
import type { RunRow } from '../routers/views.ts'
import { reasonWords, say } from './run-words.ts'

export interface ExportColumn {
  head: Words
  cell: (row: RunRow, language: Language) => string
}

const STATES: Record<RunRow['state'], Words> = {
  starting: say('starting', 'en départ'), working: say('working', 'en cours'), waiting: say('waiting', 'en attente'), postponed: say('postponed', 'différé'),
  suspended: say('suspended', 'suspendu'), paused: say('paused', 'en pause'), trouble: say('in trouble', 'en difficulté'), ended: say('ended', 'terminé'),
}
// Where the desk stands, as its screens say hours.
const DESK_ZONE = 'Europe/Paris'
const CONTROL_WORDS = say('Control group', 'Groupe témoin')

/** Machine-readable, on the desk's clock: `2026-11-23 14:05`. */
function instant(ms: number | null): string {
  if (ms === null) return ''
  const { date, hour, minute } = localParts(ms, DESK_ZONE)
  return `${date} ${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

/** Decimal with the comma of the language, and no thousands: a spreadsheet reads it as a number. */
function amount(cents: number, currency: string, language: Language): string {
  const digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  return (cents / 10 ** digits).toFixed(digits).replace('.', language === 'fr' ? ',' : '.')
}

/** By the keys of the list's own columns; those of money have their currency beside them. */
const COLUMNS: Record<string, ExportColumn[]> = {
  case: [{ head: say('Case', 'Dossier'), cell: (row) => row.caseRef }],
  person: [{ head: say('Person', 'Personne'), cell: (row) => row.person }],
  node: [{ head: say('At node', 'À l’étape'), cell: (row, language) => (row.nodeId === CONTROL ? CONTROL_WORDS[language] : row.nodeName ?? '') }],
  state: [{ head: say('State', 'État'), cell: (row, language) => STATES[row.state][language] }],
  because: [{ head: say('Because', 'Motif'), cell: (row, language) => (row.endReason === null ? row.because?.[language] ?? '' : reasonWords(row.endReason)[language]) }],
  next: [{ head: say('Next', 'Suite'), cell: (row) => instant(row.endedAtMs ?? row.nextAtMs) }],
  version: [{ head: say('Version', 'Version'), cell: (row) => String(row.version) }],
  arrears: [
    { head: say('Arrears', 'Impayé'), cell: (row, language) => amount(row.arrearsCents, row.currency, language) },
    { head: say('Currency', 'Devise'), cell: (row) => row.currency },
  ],
  journey: [{ head: say('Journey', 'Parcours'), cell: (row) => row.journeyName }],
  entered: [{ head: say('Entered', 'Entrée'), cell: (row) => instant(row.enteredAtMs) }],
  portfolio: [{ head: say('Portfolio', 'Portefeuille'), cell: (row) => row.portfolio }],
  phone: [{ head: say('Phone', 'Téléphone'), cell: (row) => row.phone ?? '' }],
  email: [{ head: say('Email', 'E-mail'), cell: (row) => row.email ?? '' }],
  arm: [{ head: say('Arms', 'Bras'), cell: (row) => row.arms.map(({ node, outcome }) => `${node}: ${outcome}`).join(', ') }],
}

const RUN_ID: ExportColumn = { head: say('Run', 'Passage'), cell: (row) => row.runId }

/** In the order asked for, the run's id last; unknown keys are left out, and with none at all every column comes. */
export function exportColumns(keys: readonly string[]): ExportColumn[] {
  const known = keys.flatMap((key) => (Object.hasOwn(COLUMNS, key) ? COLUMNS[key] ?? [] : []))
  return [...(known.length > 0 ? known : Object.values(COLUMNS).flat()), RUN_ID]
}
