import type { Words } from '@parcours/journey'
import { say } from './run-words.ts'

/** Why a run is in trouble, in the few words of a line; the incident's own page says the rest. */
const CAUSES: Record<string, Words> = {
  retries_used_up: say('all attempts have failed', 'toutes les tentatives ont échoué'), wait_overdue: say('its wait is overdue', 'son attente est dépassée'),
  no_worker: say('no worker runs', 'aucun worker ne tourne'), temporal_away: say('Temporal does not answer', 'Temporal ne répond pas'),
  workflow_task_failing: say('its workflow fails', 'son workflow échoue'), provider_refusing: say('the provider refuses', 'le prestataire refuse'),
  provider_slow: say('the provider is slow', 'le prestataire est lent'), plan_missing: say('its plan is missing', 'son plan manque'),
}

/** `due`: since when it is overdue, in words. */
export function troubleWords(cause: string | undefined, due: Words | undefined): Words {
  const known = cause === undefined ? undefined : CAUSES[cause] ?? say('held by an incident', 'retenu par un incident')
  if (!due) return known ?? say('held by an incident', 'retenu par un incident')
  const late = say(`was due ${due.en}`, `était prévu ${due.fr}`)
  return known && cause !== 'wait_overdue' ? say(`${known.en} · ${late.en}`, `${known.fr} · ${late.fr}`) : late
}
