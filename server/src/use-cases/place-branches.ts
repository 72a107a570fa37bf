import { CONTROL } from '@parcours/engine'
import type { Words } from '@parcours/journey'
import type { RunStory, VisitRecord } from '@parcours/store'
import type { BranchStanding } from '../routers/run-page-views.ts'
import { atWords } from './place-instants.ts'
import { awaitedOf, becauseWords, nodeName, postponedBy, type Standing } from './place-words.ts'
import { waysOn } from './place-ways.ts'
import { quoted, say } from './run-words.ts'

interface BranchScene extends Standing {
  decisions: RunStory['decisions']
  paused: boolean
}

/** Each branch of an open run in four facts: where, since when, what would wake it, what happens next. */
export const branchesOf = (scene: BranchScene): BranchStanding[] => scene.visits.map((visit) => ({
  visitSeq: visit.seq, where: whereWords(visit, scene),
  because: visit.state === 'waiting' ? null : becauseWords(visit, scene.here),
  sinceMs: sinceOf(visit, scene.decisions), wakes: wakesOf(visit, scene), next: waysOn(visit, scene),
}))

function whereWords(visit: VisitRecord, { info, catalog }: BranchScene): Words {
  if (visit.nodeId === CONTROL) return say('Observed in the control group', 'Observé dans le groupe témoin')
  const name = quoted(nodeName(info, visit.nodeId))
  switch (visit.state) {
    case 'waiting': return say(`Waits at ${name.en}`, `Attend à ${name.fr}`)
    case 'suspended': return say(`${name.en} is suspended`, `${name.fr} est suspendu`)
    case 'postponed': {
      const by = postponedBy(visit)
      return say(`${name.en} is postponed by ${by.en}`, `${name.fr} est différé par ${by.fr}`)
    }
    case 'here': return catalog.get(visit.nodeType)?.joins
      ? say(`At ${name.en}, with the other branches still on their way`, `À ${name.fr}, les autres branches sont encore en chemin`)
      : say(`${name.en} is under way`, `${name.fr} est en cours`)
  }
}

/** A contact that is kept back: since the gate first refused it after what it last let through; else since the visit began. */
function sinceOf(visit: VisitRecord, decisions: BranchScene['decisions']): number {
  if (visit.state !== 'postponed' && visit.state !== 'suspended') return visit.enteredAt
  const asked = decisions.filter((one) => one.visitSeq === visit.seq)
  return asked[asked.findLastIndex((one) => one.verdict === 'allow') + 1]?.at ?? visit.enteredAt
}

function wakesOf(visit: VisitRecord, scene: BranchScene): Words[] {
  // Under a pause no time is up and no contact begins; what ends the run still does.
  if (scene.paused) return [say('an operator, who resumes it', 'un opérateur, qui le reprend')]
  const at = visit.nextAt === null ? [] : [atWords(visit.nextAt, scene.here)]
  switch (visit.state) {
    case 'waiting': return [...awaitedOf(visit.waitsFor), ...at]
    case 'postponed': return at.map(({ en, fr }) => say(`${en}, when the gate is asked again`, `${fr}, quand le contrôle est redemandé`))
    case 'suspended': return [say('the answer to the open question', 'la réponse à la question ouverte'), ...at.map(({ en, fr }) => say(`${en} at the latest`, `${fr} au plus tard`))]
    case 'here': return [wakeOfWork(visit, scene)]
  }
}

function wakeOfWork(visit: VisitRecord, { catalog }: BranchScene): Words {
  const type = catalog.get(visit.nodeType)
  if (type?.joins) return say('the arrival of the other branches', 'l’arrivée des autres branches')
  return type?.contacts ? say('the result of the contact', 'le résultat du contact') : say('the result of its work', 'le résultat de son traitement')
}
