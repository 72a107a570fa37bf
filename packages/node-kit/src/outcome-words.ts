import type { Words } from '@parcours/journey'

/** The one table of outcome names in words, as they stand on cards, in timelines and lists (domain rules 4, 5, 11, 12). */
export const OUTCOMES = {
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

/** Names that a manager may change, and that ours begin with: results of a task, bands, reasons of an end, branches. */
const USUAL = {
  done: ['done', 'terminé'], resolved: ['resolved', 'résolu'], solved: ['solved', 'réglé'], not_reached: ['not reached', 'non joint'],
  agreed: ['agreed', 'accord trouvé'], no_agreement: ['no agreement', 'pas d’accord'], disputed: ['disputed', 'contesté'],
  likely: ['likely', 'probable'], unlikely: ['unlikely', 'peu probable'], yes: ['yes', 'oui'], no: ['no', 'non'],
  cured: ['cured', 'régularisé'], settled: ['settled', 'soldé'], written_off: ['written off', 'passé en perte'], sold: ['sold', 'cédé'],
  placed: ['placed', 'confié'], recalled: ['recalled', 'rappelé'], ceased: ['ceased', 'refus de contact'], deceased: ['deceased', 'décédé'],
} satisfies Record<string, [string, string]>

const ALL: ReadonlyMap<string, readonly [string, string]> = new Map(Object.entries({ ...USUAL, ...OUTCOMES }))

/** A name in words: ours in both languages, a manager's as it was typed (`very_late` reads `very late`). */
export function outcomeWords(name: string): Words {
  const plain = name.replaceAll('_', ' ')
  const [en, fr] = ALL.get(name) ?? [plain, plain]
  return { en, fr }
}
