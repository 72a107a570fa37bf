import type { Words } from '@parcours/journey'
import { say } from './run-words.ts'

/** What an operator asked for, as something done, and as something refused or still under way. */
export const COMMAND_WORDS: Record<string, { done: Words; asked: Words }> = {
  pause: { done: say('Paused', 'Mis en pause'), asked: say('Pause', 'Pause') },
  resume: { done: say('Resumed', 'Repris'), asked: say('Resume', 'Reprise') },
  skip: { done: say('Wait skipped', 'Attente passée'), asked: say('Skip the wait', 'Passage de l’attente') },
  retry: { done: say('Tried again', 'Nouvel essai'), asked: say('Try again', 'Nouvel essai') },
  move: { done: say('Moved', 'Déplacé'), asked: say('Move', 'Déplacement') },
  arm: { done: say('Arm changed', 'Bras changé'), asked: say('Change of arm', 'Changement de bras') },
  end: { done: say('Ended by an operator', 'Terminé par un opérateur'), asked: say('End', 'Fin') },
  handoff: { done: say('Handed to a person', 'Confié à un conseiller'), asked: say('Hand to a person', 'Passage à un conseiller') },
  migrate: { done: say('Moved to another version', 'Passé à une autre version'), asked: say('Move to another version', 'Passage à une autre version') },
  stop_contact: { done: say('Contact with the person stopped', 'Contacts avec la personne arrêtés'), asked: say('Stop contact', 'Arrêt des contacts') },
  correct: { done: say('Fact corrected', 'Information corrigée'), asked: say('Correct a fact', 'Correction d’une information') },
  note: { done: say('Note', 'Note'), asked: say('Note', 'Note') },
}

/** Where a branch stood, as a command's record says it. */
export const PLACE_WORDS: Record<string, Words> = {
  working: say('under way', 'en cours'), waiting: say('waiting', 'en attente'), postponed: say('postponed', 'différé'),
  suspended: say('suspended', 'suspendu'), parked: say('held by the pause', 'retenu par la pause'),
}

/** Facts of a person that are corrected by hand. */
export const FACT_WORDS: Record<string, Words> = {
  language: say('Language', 'Langue'), mobile: say('Mobile', 'Mobile'), landline: say('Landline', 'Fixe'), email: say('Email', 'E-mail'),
  ceasedAt: say('All contact stopped', 'Arrêt de tout contact'),
}
