import { CONTROL } from '@parcours/engine'
import type { Words } from '@parcours/journey'
import type { NodeDefinition } from '@parcours/node-kit'
import { explain } from '@parcours/policy'
import type { VersionInfo, VisitRecord } from '@parcours/store'
import { EVENT_WORDS, wordsFor } from '../words.ts'
import { nextByTimeout } from './place-next.ts'
import { atWords, toWords, untilWords, type Here } from './place-instants.ts'
import { anyOf, joined, quoted, reasonWords, say } from './run-words.ts'

/** An event as something that is waited for. */
const AWAITED: Record<string, Words> = {
  payment: say('a payment', 'un paiement'), reply: say('a reply', 'une réponse'), click: say('a click', 'un clic'),
  promise: say('a promise', 'une promesse'), dispute: say('a dispute', 'une contestation'), complaint: say('a complaint', 'une réclamation'),
  payment_pending: say('an announced payment', 'un paiement annoncé'), payment_reversed: say('a reversed payment', 'un paiement rejeté'),
  difficulty: say('a word of difficulty', 'un signalement de difficulté'), callback_request: say('a callback request', 'une demande de rappel'),
  undelivered: say('a failed delivery', 'un échec de remise'), life_event: say('a life event', 'un événement de vie'),
  fact_changed: say('a change of facts', 'un changement de situation'), debt_updated: say('an update of the debt', 'une mise à jour de la dette'),
  'task.resolved': say('the task to be resolved', 'la résolution de la tâche'), 'sub.ended': say('the end of the sub-journey', 'la fin du sous-parcours'),
  'promise.kept': say('the promise to be kept', 'la tenue de la promesse'), 'plan.completed': say('the payments of the plan', 'les paiements de l’échéancier'),
  offer: say('an answer to the offer', 'une réponse à la proposition'),
}
/** Told by another event of the same wait, or by nobody. */
const UNSAID = new Set(['undelivered', 'promise.part_kept', 'promise.cancelled', 'plan.rescheduled', 'instalment.paid'])

export interface Standing {
  visits: readonly VisitRecord[]
  info: VersionInfo
  catalog: ReadonlyMap<string, NodeDefinition>
  here: Here
}

/** Where an open run stands: one sentence for each branch. */
export function placeWords(standing: Standing): Words {
  const { visits, catalog } = standing
  // A join that others have reached only waits for the branches that are told of anyway.
  const told = visits.length > 1 ? visits.filter((visit) => !catalog.get(visit.nodeType)?.joins) : visits
  const branches = told.map((visit) => (told.length > 1 ? branchWords(visit, standing) : visitWords(visit, standing)))
  if (branches.length === 0) return say('About to start', 'Sur le point de commencer')
  return say(branches.map(({ en }) => en).join('; '), branches.map(({ fr }) => fr).join(' ; '))
}

export const endedWords = (reason: string | null): Words => {
  const words = reasonWords(reason ?? '')
  return reason === null ? say('Ended', 'Terminé') : say(`Ended: ${words.en}`, `Terminé : ${words.fr}`)
}

export function nodeName({ journey }: Pick<VersionInfo, 'journey'>, nodeId: string): string {
  const node = journey.nodes.find((one) => one.id === nodeId)
  return node?.name || node?.type || nodeId
}

/** A wait does not say where it stands; beside others it must. */
function branchWords(visit: VisitRecord, standing: Standing): Words {
  const words = visitWords(visit, standing)
  if (visit.state !== 'waiting') return words
  const name = quoted(nodeName(standing.info, visit.nodeId))
  return say(`${name.en}: ${lower(words.en)}`, `${name.fr} : ${lower(words.fr)}`)
}
const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

function visitWords(visit: VisitRecord, standing: Standing): Words {
  const name = quoted(nodeName(standing.info, visit.nodeId))
  const next = visit.nextAt === null ? undefined : visit.nextAt
  switch (visit.state) {
    case 'waiting': return waitWords(visit, standing)
    case 'postponed': {
      const to = next === undefined ? say('', '') : toWords(next, standing.here)
      const by = postponedBy(visit)
      return say(`${name.en} is postponed by ${by.en} ${to.en}`, `${name.fr} est différé par ${by.fr} ${to.fr}`)
    }
    case 'suspended': {
      if (next !== undefined && hasNoRule(visit)) {
        const at = atWords(next, standing.here)
        return say(`${name.en} is suspended; looked at again ${at.en}`, `${name.fr} est suspendu ; réexaminé ${at.fr}`)
      }
      const until = next === undefined ? undefined : untilWords(next, standing.here)
      return say(`${name.en} is suspended ${until?.en ?? 'until the question is closed'}`, `${name.fr} est suspendu ${until?.fr ?? 'jusqu’à la réponse à la question'}`)
    }
    case 'here': return standing.catalog.get(visit.nodeType)?.joins
      ? say(`Waiting at ${name.en} for the other branches`, `Attend les autres branches à ${name.fr}`)
      : say(`${name.en} is under way`, `${name.fr} est en cours`)
  }
}

/** `Waiting for a payment until Mon 14:00, then “Call”`. */
function waitWords(visit: VisitRecord, { info, here }: Standing): Words {
  const until = visit.nextAt === null ? undefined : untilWords(visit.nextAt, here)
  if (visit.nodeId === CONTROL) return joined([say('Observed in the control group', 'Observé dans le groupe témoin'), until], ' ') ?? say('', '')
  const events = awaited(visit.waitsFor)
  const what = events ? say(`for ${events.en}`, events.fr) : undefined
  const waiting = joined([say('Waiting', 'Attend'), what, until], ' ') ?? say('', '')
  const next = nextByTimeout(info, visit)
  return next ? say(`${waiting.en}, then ${next.en}`, `${waiting.fr}, puis ${next.fr}`) : waiting
}

function awaited(waitsFor: string): Words | undefined {
  const list = awaitedOf(waitsFor)
  return list.length === 0 ? undefined : anyOf(list)
}

/** What a wait takes, each once and by itself. */
export function awaitedOf(waitsFor: string): Words[] {
  const types = waitsFor.split(',').filter((type) => type !== '')
  const told = types.filter((type) => !UNSAID.has(type)).map((type) => (type.startsWith('offer.') ? 'offer' : type))
  return [...new Set(told)].map(awaitedWords)
}

/** An event as something that is waited for: `a payment`. */
export const awaitedWords = (type: string): Words => AWAITED[type.startsWith('offer.') ? 'offer' : type] ?? wordsFor(EVENT_WORDS, type)

interface Because {
  rules?: string[]
  law?: boolean
  reason?: string
}
// Written by the contact gate, as JSON.
const becauseOf = (visit: VisitRecord): Because => (visit.because === null ? {} : (JSON.parse(visit.because) as Because))

/** Law, pacing or the provider, as the gate wrote it down. */
export function postponedBy(visit: VisitRecord): Words {
  const { law, rules } = becauseOf(visit)
  if (law !== false) return say('contact law', 'la règle de contact')
  return rules?.some((rule) => rule.startsWith('provider.')) ? say('the provider', 'le prestataire') : say('pacing', 'la cadence')
}

/** What no next legal time is known for, and nobody can answer: told besides the rule that it fails at. */
const NO_RULE: Record<string, Words> = {
  no_legal_hour: say('No hour is legal in all places where the person may live', 'Aucune heure n’est légale dans tous les lieux de vie possibles'),
  no_calendar: say('A calendar of public holidays is missing', 'Un calendrier de jours fériés manque'),
}

const hasNoRule = (visit: VisitRecord): boolean => Object.hasOwn(NO_RULE, becauseOf(visit).reason ?? '')

/**
 * Why a run stands where it does. A wait: for what (`a reply or a click`); null for one of time alone. A contact: the
 * rules in words, law and pacing told apart by their own; then the hour there, if it is another one here.
 */
export function becauseWords(visit: VisitRecord, here: Here): Words | null {
  if (visit.state === 'waiting') return visit.nodeId === CONTROL ? say('observed', 'observé') : awaited(visit.waitsFor) ?? null
  if (visit.state !== 'postponed' && visit.state !== 'suspended') return null
  const { rules = [], reason } = becauseOf(visit)
  const told = joined([reason === undefined ? undefined : NO_RULE[reason], ruleWords(rules)])
  if (!told || visit.nextAt === null || visit.state !== 'postponed') return told ?? null
  const at = atWords(visit.nextAt, here)
  return at.en.includes('(') ? say(`${told.en}: ${at.en}`, `${told.fr} : ${at.fr}`) : told
}

/** Rule ids of a decision in words, each once. */
export function ruleWords(rules: readonly string[]): Words | undefined {
  const told = rules.map((rule) => explain(rule))
  return joined([...new Map(told.map(({ en, fr }) => [en, { en, fr }])).values()], ' · ')
}
