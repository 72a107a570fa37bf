import type { Words } from '@parcours/journey'
import type { Cap, Cooldown, PolicyPack, PolicyWindow } from '../pack/policy-pack.ts'

/** Sentences made from the pack's own figures, so that a tightened figure is told as it is. */
const DAYS = {
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  fr: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
}

function daysWords(days: readonly number[]): Words {
  const sorted = [...days].sort((one, other) => one - other)
  if (sorted.length === 7) return { en: 'every day', fr: 'tous les jours' }
  const name = (language: 'en' | 'fr', day: number | undefined) => DAYS[language][(day ?? 1) - 1] ?? ''
  const [first, last] = [sorted[0], sorted.at(-1)]
  const unbroken = sorted.length > 2 && sorted.every((day, index) => day === (first ?? 0) + index)
  if (unbroken)
    return { en: `${name('en', first)} to ${name('en', last)}`, fr: `du ${name('fr', first)} au ${name('fr', last)}` }
  return { en: sorted.map((day) => name('en', day)).join(', '), fr: sorted.map((day) => name('fr', day)).join(', ') }
}

export function windowWords(windows: readonly PolicyWindow[]): Words {
  const unique = [
    ...new Map(
      windows.map((window) => {
        const days = daysWords(window.days)
        return [`${days.en} ${window.from} ${window.to}`, { days, window }]
      }),
    ).values(),
  ]
  const en = unique.map(({ days, window }) => `${days.en} from ${window.from} to ${window.to}`).join('; ')
  const fr = unique.map(({ days, window }) => `${days.fr} de ${window.from} à ${window.to}`).join(' ; ')
  return { en: `Contact hours: ${en}, where the person lives`, fr: `Heures de contact : ${fr}, chez la personne` }
}

const COUNTED: Record<'attempts' | 'conversations' | 'calls', Words> = {
  attempts: { en: 'attempts', fr: 'tentatives' },
  conversations: { en: 'conversations', fr: 'conversations' },
  calls: { en: 'calls', fr: 'appels' },
}

export function capWords(cap: Cap): Words {
  const voiceOnly = cap.channels.every((channel) => channel.startsWith('voice'))
  const conversations = cap.counts.every((outcome) => outcome === 'conversation')
  const counted = COUNTED[conversations ? 'conversations' : voiceOnly ? 'calls' : 'attempts']
  const scope =
    cap.scope === 'debt'
      ? { en: 'for one debt', fr: 'par dette' }
      : cap.scope === 'person'
        ? { en: 'for one person', fr: 'par personne' }
        : { en: 'for one person and creditor', fr: 'par personne et créancier' }
  const days =
    cap.windowDays === 1
      ? { en: 'a day', fr: 'par jour' }
      : { en: `in ${cap.windowDays} days`, fr: `en ${cap.windowDays} jours` }
  return {
    en: `At most ${cap.max} ${counted.en} ${days.en} ${scope.en}`,
    fr: `Au plus ${cap.max} ${counted.fr} ${days.fr} ${scope.fr}`,
  }
}

const AFTER: Partial<Record<Cooldown['after'], Words>> = {
  conversation: { en: 'a conversation', fr: 'une conversation' },
  refusal: { en: 'a refusal', fr: 'un refus' },
  notice_sent: { en: 'the notice', fr: 'l’avis' },
}

export function cooldownWords(rule: Cooldown): Words {
  const after = AFTER[rule.after] ?? { en: 'the last contact', fr: 'le dernier contact' }
  return { en: `${rule.days} days of silence after ${after.en}`, fr: `${rule.days} jours de silence après ${after.fr}` }
}

/** Rules of a pack that carry no figure, by the part of the id behind the pack's name. */
export const PACK_WORDS: Record<string, Words> = {
  holiday: {
    en: 'No contact on a public holiday where the person lives',
    fr: 'Pas de contact un jour férié chez la personne',
  },
  opt_out: { en: 'The person refuses this channel or address', fr: 'La personne refuse ce canal ou cette coordonnée' },
  dispute: { en: 'The debt is disputed', fr: 'La dette est contestée' },
  consent: {
    en: 'An artificial voice to a mobile needs prior consent',
    fr: 'Une voix artificielle vers un mobile exige un accord préalable',
  },
  first_contact: {
    en: 'A letter or another medium must come first',
    fr: 'Un courrier ou un autre support doit précéder',
  },
  hour: { en: 'Pacing: enough sent this hour', fr: 'Cadence : assez d’envois cette heure' },
  day: { en: 'Pacing: enough sent today', fr: 'Cadence : assez d’envois aujourd’hui' },
  spread: { en: 'Pacing: spread after opening', fr: 'Cadence : étalé après l’ouverture' },
  cease_written: {
    en: 'The person has refused all contact in writing',
    fr: 'La personne refuse tout contact par écrit',
  },
  attorney_known: {
    en: 'An attorney is known: only they are contacted',
    fr: 'Un avocat est connu : lui seul est contacté',
  },
  employer_forbids: { en: 'The employer forbids contact there', fr: 'L’employeur interdit d’y joindre la personne' },
  deceased: { en: 'The person has died', fr: 'La personne est décédée' },
  deceased_use_executor: {
    en: 'The person has died: the executor is contacted',
    fr: 'La personne est décédée : contacter l’exécuteur',
  },
}

/** Every rule id that a pack can put into a decision. */
export function ruleIdsOf(pack: PolicyPack): string[] {
  const plain = [
    pack.windows && 'window',
    pack.holidays && 'holiday',
    pack.optOut && 'opt_out',
    pack.dispute && 'dispute',
    pack.ai?.consent && 'consent',
    pack.firstContact?.requiredMedium && 'first_contact',
    ...(pack.pacing ? ['hour', 'day', 'spread'] : []),
    ...(pack.stopRules ?? []),
    ...(pack.caps ?? []).map((cap) => `cap.${cap.id}`),
    ...(pack.cooldowns ?? []).map((rule) => `cooldown.${rule.after}`),
  ]
  return plain.flatMap((part) => (part ? [`${pack.id}.${part}`] : []))
}
