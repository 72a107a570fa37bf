import { z } from 'zod'
import { CONTROL } from '@parcours/engine'
import { Words } from '@parcours/journey'
import { outcomeWords as nameWords, type NodeDefinition } from '@parcours/node-kit'
import type { StepRow, VisitRecord } from '@parcours/store'
import type { TimelineItem } from '../routers/views.ts'
import { nodeName } from './place-words.ts'
import { item, sceneAt, type RunScene } from './run-timeline-item.ts'
import { joined, lasting, quoted, reasonWords, same, say } from './run-words.ts'

type Evidence = Record<string, unknown>

/** Passages through nodes: one item when a node is left, one where the run stands now. Entering is told by itself. */
export function visitItems(scene: RunScene): TimelineItem[] {
  const steps = Map.groupBy(scene.story.steps, (step) => step.visitSeq)
  return scene.story.visits
    .filter((visit) => scene.catalog.get(visit.nodeType)?.starts !== true)
    .map((visit) => visitItem(visit, steps.get(visit.seq) ?? [], sceneAt(scene, visit.seq)))
}

function visitItem(visit: VisitRecord, steps: readonly StepRow[], scene: RunScene): TimelineItem {
  const type = scene.catalog.get(visit.nodeType)
  const evidence = evidenceOf(steps)
  const common = { kind: 'visit' as const, category: type?.manifest.category ?? 'flow', evidence, costCents: ownCost(visit, scene) }
  if (visit.leftAt === null) {
    return item({ ...common, atMs: visit.enteredAt, title: titleOf(visit, scene), detail: sentenceOf(visit, scene) })
  }
  const detail = joined([stepWords(steps), tookTime(visit, type) ? after(visit.leftAt - visit.enteredAt) : null])
  return item({ ...common, atMs: visit.leftAt, title: titleOf(visit, scene), detail: detail ?? null })
}

/** Of a visit that contacted several times: each contact tells its own cost. */
function ownCost(visit: VisitRecord, { story }: RunScene): number | null {
  return story.contacts.filter((contact) => contact.visitSeq === visit.seq).length === 1 ? null : visit.costCents
}

/** `Tone test → A courteous`; `Left “Call”: the arrears are paid`. */
function titleOf(visit: VisitRecord, scene: RunScene): Words {
  const name = visit.nodeId === CONTROL ? say('Control group', 'Groupe témoin') : same(nodeName(scene.info, visit.nodeId))
  if (visit.outcome === null) return name
  if (visit.outcome.startsWith('left:')) {
    const fact = reasonWords(visit.outcome.slice('left:'.length))
    return say(`Left ${quoted(name.en).en}: ${fact.en}`, `A quitté ${quoted(name.fr).fr} : ${fact.fr}`)
  }
  const label = outcomeWords(visit, visit.outcome, scene)
  return say(`${name.en} → ${label.en}`, `${name.fr} → ${label.fr}`)
}

/** The words that the node type has for an outcome, else those of its name. */
export function outcomeWords(at: { nodeId: string; nodeType?: string }, outcome: string, { info, catalog }: Pick<RunScene, 'info' | 'catalog'>): Words {
  const node = info.plan.nodes.find((one) => one.id === at.nodeId)
  const views = node && catalog.get(node.type)?.outcomes(node.config)
  return views?.find((view) => view.name === outcome)?.label ?? nameWords(outcome)
}

function sentenceOf(visit: VisitRecord, { info, catalog }: RunScene): Words | null {
  const node = info.plan.nodes.find((one) => one.id === visit.nodeId)
  return (node && catalog.get(node.type)?.sentence(node.config)) ?? null
}

/** Only where time is the point: a decision that came a minute late says nothing. */
const tookTime = (visit: VisitRecord, type: NodeDefinition | undefined): boolean =>
  visit.leftAt !== null && visit.leftAt - visit.enteredAt >= 60_000 && (type === undefined || type.takesTime || type.contacts || type.human)
const after = (ms: number): Words => say(`after ${lasting(ms).en}`, `après ${lasting(ms).fr}`)

// Evidence was written as JSON objects by the worker's steps.
const parsed = (step: StepRow): Evidence => (step.evidence === null ? {} : (JSON.parse(step.evidence) as Evidence | null) ?? {})

/** For reading: instants as dates. Reasons are told in the sentence, in the reader's language. */
const readable = (evidence: Evidence): Evidence => Object.fromEntries(Object.entries(evidence).filter(([name]) => name !== 'reasons').map(([name, value]) =>
  [name, typeof value === 'number' && /(^until|AtMs)$/.test(name) ? new Date(value).toISOString() : value]))

function evidenceOf(steps: readonly StepRow[]): Evidence | null {
  const told = steps.filter((step) => step.evidence !== null)
  if (told.length === 0) return null
  if (told.length === 1 && told[0]) return readable(parsed(told[0]))
  return Object.fromEntries(told.map((step, i) => [`${i + 1} ${step.name}`, readable(parsed(step))]))
}

/** What a step found, told by what its evidence holds. */
function stepWords(steps: readonly StepRow[]): Words | undefined {
  return joined(steps.map((step) => {
    const found = parsed(step)
    return scoreWords(found) ?? armWords(found) ?? branchWords(found)
  }))
}

function scoreWords({ score, scorecardId, reasons, missing }: Evidence): Words | undefined {
  if (Array.isArray(missing)) return say(`facts missing: ${missing.join(', ')}`, `informations manquantes : ${missing.join(', ')}`)
  if (typeof score !== 'number') return undefined
  const value = say(String(score), String(score).replace('.', ','))
  return joined([value, typeof scorecardId === 'string' ? same(scorecardId) : null, reasonsIn(reasons)])
}

/** Rows from before the reasons were kept in both languages hold English only. */
const Reasons = z.array(z.union([Words, z.string().transform(same)]))
function reasonsIn(reasons: unknown): Words | undefined {
  const told = Reasons.safeParse(reasons)
  return told.success ? joined(told.data, ', ') : undefined
}

function armWords({ bucket, unit }: Evidence): Words | undefined {
  if (typeof bucket !== 'number') return undefined
  const [en, fr] = unit === 'case' ? ['case', 'dossier'] : ['person', 'personne']
  return say(`Sticky by ${en}, bucket ${bucket} of 10,000`, `Fixe par ${fr}, case ${bucket} sur 10 000`)
}

function branchWords({ when, branch, event }: Evidence): Words | undefined {
  if (typeof branch === 'string') return say(`A fact is missing for “${branch}”`, `Une information manque pour « ${branch} »`)
  return typeof when === 'string' && event === undefined ? say(`because ${when}`, `car ${when}`) : undefined
}
