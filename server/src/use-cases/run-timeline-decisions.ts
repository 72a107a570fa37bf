import type { Words } from '@parcours/journey'
import type { DecisionRow } from '@parcours/store'
import type { TimelineItem } from '../routers/views.ts'
import { atWords } from './place-instants.ts'
import { nodeName, ruleWords } from './place-words.ts'
import { item, sceneAt, type RunScene } from './run-timeline-item.ts'
import { joined, say } from './run-words.ts'
import { proofOf, rulesOf } from './run-timeline-rules.ts'

const VERDICT: Record<string, { words: Words; category: string }> = {
  defer: { words: say('postponed', 'différé'), category: 'warn' },
  hold: { words: say('suspended', 'suspendu'), category: 'people' },
  block: { words: say('blocked', 'bloqué'), category: 'warn' },
  stop: { words: say('stopped', 'arrêté'), category: 'flow' },
}

interface Repeated {
  decision: DecisionRow
  times: number
}

/** Refusals to contact, each with its rules; an allowed contact is told by its own item. */
export function decisionItems(scene: RunScene): TimelineItem[] {
  const refusals = scene.story.decisions.filter((decision) => decision.verdict !== 'allow')
  return refusals.reduce(fold, []).map((one) => decisionItem(one, sceneAt(scene, one.decision.visitSeq)))
}

/** The gate is asked again at every poke: the same answer again is no news. */
function fold(list: Repeated[], decision: DecisionRow): Repeated[] {
  const last = list.at(-1)
  const same = (a: DecisionRow, b: DecisionRow) =>
    a.visitSeq === b.visitSeq && a.attempt === b.attempt && a.verdict === b.verdict && a.rules === b.rules && a.until === b.until
  if (!last || !same(last.decision, decision)) return [...list, { decision, times: 1 }]
  return [...list.slice(0, -1), { ...last, times: last.times + 1 }]
}

function decisionItem({ decision, times }: Repeated, scene: RunScene): TimelineItem {
  const verdict = VERDICT[decision.verdict] ?? { words: say(decision.verdict, decision.verdict), category: 'flow' }
  const name = nodeName(scene.info, decision.nodeId)
  const rules = JSON.parse(decision.rules) as string[]
  return item({
    atMs: decision.at, kind: 'decision', category: verdict.category, title: say(`${name}: ${verdict.words.en}`, `${name} : ${verdict.words.fr}`),
    detail: joined([ruleWords(rules), nextLegal(decision, scene), lateness(decision)]) ?? null,
    rules: rulesOf(decision), evidence: { ...proofOf(decision), ...(times > 1 && { asked: times }) },
  })
}

function nextLegal({ until, law, verdict }: DecisionRow, { here }: RunScene): Words | undefined {
  if (until === null) return undefined
  const at = atWords(until, here)
  if (verdict === 'hold') return say(`at the latest until ${at.en}`, `au plus tard ${at.fr}`)
  return law === 1 ? say(`next legal time: ${at.en}`, `prochaine heure légale : ${at.fr}`) : say(`goes on ${at.en}`, `reprend ${at.fr}`)
}

const lateness = ({ late }: DecisionRow): Words | undefined =>
  late === 1 ? say('came late through our own slowness', 'arrivé en retard par notre propre lenteur') : undefined
