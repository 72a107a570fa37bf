import type { OutcomeView } from '@parcours/journey'

/** Names of the field with their words on screen (domain rules 4, 5, 11, 12). */
const WORDS = {
  elapsed: ['elapsed', 'écoulé'], past: ['already past', 'déjà passé'], timeout: ['timeout', 'délai passé'],
  sent: ['sent', 'envoyé'], replied: ['replied', 'a répondu'], clicked: ['clicked', 'a cliqué'],
  no_reply: ['no reply', 'sans réponse'], undelivered: ['undelivered', 'non remis'], no_address: ['no address', 'sans adresse'],
  blocked: ['blocked', 'bloqué'], policy_timeout: ['postponed too long', 'différé trop longtemps'], failed: ['failed', 'échec'],
  promise: ['promise', 'promesse'], plan_wanted: ['plan wanted', 'veut un échéancier'],
  says_already_paid: ['says paid', 'dit avoir payé'], difficulty: ['difficulty', 'difficulté'], dispute: ['dispute', 'contestation'],
  callback: ['callback', 'rappel demandé'], wants_human: ['wants a person', 'veut un conseiller'],
  refuses_to_pay: ['refuses', 'refuse'], cease: ['cease', 'ne plus contacter'], not_verified: ['not verified', 'non identifié'],
  third_party: ['third party', 'tiers'], wrong_number: ['wrong number', 'faux numéro'], voicemail: ['voicemail', 'messagerie'],
  no_answer: ['no answer', 'sans réponse'], accepted: ['accepted', 'accepté'], other_amount: ['other amount', 'autre montant'],
  asked_human: ['asked for a person', 'veut un conseiller'], declined: ['declined', 'refusé'],
  kept: ['kept', 'tenue'], part_kept: ['partly kept', 'tenue en partie'], broken: ['broken', 'rompue'], cancelled: ['cancelled', 'annulée'],
  completed: ['completed', 'terminé'], missed: ['missed', 'échéance manquée'], rescheduled: ['rescheduled', 'réaménagé'],
  not_scored: ['not scored', 'sans score'], expired: ['expired', 'expiré'], otherwise: ['otherwise', 'sinon'], unknown: ['unknown', 'inconnu'],
  started: ['started', 'lancé'], refused: ['refused', 'refusé'], joined: ['joined', 'réuni'], treated: ['treated', 'traité'], control: ['control', 'témoin'],
} satisfies Record<string, [string, string]>

const AMBER = new Set(['blocked', 'failed', 'policy_timeout', 'undelivered', 'no_address', 'broken', 'not_scored', 'expired', 'unknown', 'refused'])

/** The view of a known outcome. */
export function outcome(name: keyof typeof WORDS): OutcomeView {
  const [en, fr] = WORDS[name]
  return { name, label: { en, fr }, tone: AMBER.has(name) ? 'amber' : 'plain' }
}

/** The view of an outcome that the manager named: an arm, a band, a branch, a task's result. */
export const namedOutcome = (name: string): OutcomeView => ({ name, label: { en: name, fr: name }, tone: 'plain' })
