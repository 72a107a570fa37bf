import type { CommandRefusal, Words } from '@parcours/journey'
import { say } from './run-words.ts'

/** Why a run did not do what was asked, with what may be done instead. */
export const REFUSAL_WORDS: Record<CommandRefusal, Words> = {
  ended: say('The run has ended', 'Le passage est terminé'),
  already_paused: say('The run is paused already', 'Le passage est déjà en pause'),
  not_paused: say('The run is not paused', 'Le passage n’est pas en pause'),
  no_such_branch: say('The run has moved on; look again', 'Le passage a avancé entre-temps ; regardez de nouveau'),
  several_branches: say('The run has several branches; say which', 'Le passage a plusieurs branches ; précisez laquelle'),
  postponed: say('Contact law or pacing has postponed it; that cannot be skipped', 'La règle de contact ou la cadence l’a différé ; cela ne peut pas être passé'),
  suspended: say('An open question suspends it; answer that first', 'Une question ouverte le suspend ; répondez-y d’abord'),
  contact_under_way: say('A contact is under way; try again when it is over', 'Un contact est en cours ; réessayez quand il sera terminé'),
  no_wait: say('It is not waiting', 'Il n’y a pas d’attente à passer'),
  no_timeout: say('This wait has no end in time; it ends by an event', 'Cette attente n’a pas de terme ; seul un événement la termine'),
  nothing_to_retry: say('There is no contact to ask for again', 'Aucun contact à redemander'),
  no_such_node: say('The version has no such node', 'Cette version n’a pas ce nœud'),
  not_a_target: say('A run cannot be sent to that node', 'Un passage ne peut pas être envoyé à ce nœud'),
  not_a_split: say('That node splits nothing, or has no such arm', 'Ce nœud ne répartit rien, ou n’a pas ce bras'),
  same_arm: say('It is in that arm already', 'Il est déjà dans ce bras'),
  not_passed: say('It has not passed that split', 'Il n’a pas passé cette répartition'),
  in_parallel: say('It is in parallel branches; move it when they have met', 'Il est dans des branches parallèles ; déplacez-le quand elles se seront rejointes'),
  stays: say('Its node stays on its version', 'Son nœud reste sur sa version'),
  same_version: say('It is on that version already', 'Il est déjà sur cette version'),
  busy: say('It is just moving to another version; ask again', 'Il change de version à l’instant ; redemandez'),
  control_group: say('It is in the control group, which is observed and not treated', 'Il est dans le groupe témoin, qui est observé et non traité'),
  already_stopped: say('All contact with the person is stopped already', 'Tout contact avec la personne est déjà arrêté'),
}
