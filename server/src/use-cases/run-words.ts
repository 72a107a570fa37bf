import type { Words } from '@parcours/journey'
import { formatDate, formatMoney } from '@parcours/texts'
import { wordsFor } from '../words.ts'

export const say = (en: string, fr: string): Words => ({ en, fr })
/** What is written alike in both languages. */
export const same = (text: string): Words => ({ en: text, fr: text })
export const quoted = (name: string): Words => ({ en: `“${name}”`, fr: `« ${name} »` })

/** Parts with a separator between them; undefined when there is none. */
export function joined(parts: readonly (Words | null | undefined)[], separator = ' · '): Words | undefined {
  const there = parts.flatMap((part) => part ?? [])
  if (there.length === 0) return undefined
  return { en: there.map(({ en }) => en).join(separator), fr: there.map(({ fr }) => fr).join(separator) }
}

/** Alternatives: `a reply or a click`. */
export function anyOf(list: readonly Words[]): Words {
  const last = list.at(-1) ?? same('')
  const before = joined(list.slice(0, -1), ', ')
  return before ? say(`${before.en} or ${last.en}`, `${before.fr} ou ${last.fr}`) : last
}

export const money = (amountCents: number, currency: string): Words =>
  say(formatMoney({ amountCents, currency }, 'en-GB'), formatMoney({ amountCents, currency }, 'fr-FR'))

/** A calendar day, YYYY-MM-DD. */
export const day = (date: string): Words => say(formatDate(date, 'en-GB'), formatDate(date, 'fr-FR'))

/** `3 d 4 h`, `25 min`: the two greatest units. */
export function lasting(ms: number): Words {
  const minutes = Math.round(ms / 60_000)
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)]
  if (days > 0) return say(hours > 0 ? `${days} d ${hours} h` : `${days} d`, hours > 0 ? `${days} j ${hours} h` : `${days} j`)
  return hours > 0 ? same(minutes % 60 > 0 ? `${hours} h ${minutes % 60} min` : `${hours} h`) : same(`${minutes} min`)
}

export const CHANNEL_WORDS: Record<string, Words> = {
  sms: say('SMS', 'SMS'), email: say('Email', 'E-mail'), letter: say('Letter', 'Courrier'), voice_ai: say('Call', 'Appel'),
}

export const CONTACT_STATUS: Record<string, Words> = {
  sending: say('being sent', 'en cours d’envoi'), sent: say('sent', 'envoyé'), delivered: say('delivered', 'remis'),
  undelivered: say('not delivered', 'non remis'), failed: say('failed', 'échec'), unknown: say('not known whether sent', 'envoi non confirmé'),
}

/** Why a run ended or a visit was left; other reasons are the manager's own words. */
const REASONS: Record<string, Words> = {
  cured: say('the arrears are paid', 'l’arriéré est réglé'), settled: say('settled', 'soldé par accord'),
  written_off: say('written off', 'passé en perte'), sold: say('the debt is sold', 'dette cédée'), placed: say('placed with an agency', 'confié à une agence'),
  recalled: say('recalled by the creditor', 'rappelé par le créancier'), ceased: say('all contact refused', 'refus de tout contact'),
  deceased: say('the person has died', 'décès'), ended: say('another branch ended the run', 'une autre branche a terminé le parcours'),
  migrated: say('moved to another version', 'passé à une autre version'), moved_by_operator: say('moved by an operator', 'déplacé par un opérateur'),
  ended_by_operator: say('ended by an operator', 'terminé par un opérateur'),
  joined: say('another branch was first', 'une autre branche a été plus rapide'), no_way_out: say('no way leads on', 'aucune suite'),
  moved: say('moved to a journey of higher priority', 'passé à un parcours prioritaire'), no_branch_left: say('no branch is left', 'aucune branche ne reste'), released: say('the observation is over', 'l’observation est terminée'),
}
export const reasonWords = (reason: string): Words => wordsFor(REASONS, reason.split(':')[0] ?? reason)
