import { OTHERWISE, type EventMatch, type PlanNode, type Words } from '@parcours/journey'
import type { VisitRecord } from '@parcours/store'
import type { WayView } from '../routers/run-page-views.ts'
import { nextBy, targetWords, waitAt, type WaitOfNode } from './place-next.ts'
import { awaitedWords, type Standing } from './place-words.ts'
import { outcomeWords } from './run-timeline-visits.ts'
import { anyOf, say } from './run-words.ts'

type Scene = Pick<Standing, 'info' | 'catalog'>
interface Way {
  when: Words
  to: Words | undefined
}

/** The result of these events is chosen by what they carry: any outcome of the node. */
const isOpen = (event: EventMatch): boolean => event.result.startsWith('$')

/** Every way on from where a visit stands, as the plan draws it: what leads to one place is told together. */
export function waysOn(visit: VisitRecord, scene: Scene): WayView[] {
  const found = visit.state === 'waiting' ? waitAt(scene.info.plan, visit) : undefined
  const node = scene.info.plan.nodes.find((one) => one.id === visit.nodeId)
  if (found && !found.wait.events.some(isOpen)) return grouped(waysOfWait(found, scene))
  return node ? grouped(waysOfNode(node, scene)) : []
}

function waysOfWait(found: WaitOfNode, { info }: Scene): Way[] {
  const events = found.wait.events.map((event) => ({ when: awaitedWords(event.type), to: nextBy(info, found, event.result) }))
  const late = found.wait.until ? [{ when: say('when the time is up', 'quand le délai passe'), to: nextBy(info, found, 'timeout') }] : []
  return [...events, ...late]
}

function waysOfNode(node: PlanNode, scene: Scene): Way[] {
  // What takes the rest is told last.
  const exits = Object.entries(node.exits).toSorted(([a], [b]) => Number(a === OTHERWISE) - Number(b === OTHERWISE))
  return exits.map(([outcome, target]) => ({
    when: outcomeWords({ nodeId: node.id }, outcome, scene), to: targetWords(scene.info, target),
  }))
}

/** More names than this are counted. */
const NAMED = 4

function grouped(ways: readonly Way[]): WayView[] {
  const known = ways.flatMap(({ when, to }) => (to ? [{ when, to }] : []))
  return [...Map.groupBy(known, ({ to }) => to.en).values()].flatMap((same) => {
    const [first] = same
    return first ? [{ when: named(unique(same.map(({ when }) => when))), to: first.to }] : []
  })
}

const unique = (list: readonly Words[]): Words[] => [...new Map(list.map((one) => [one.en, one])).values()]

function named(list: readonly Words[]): Words {
  const rest = list.length - NAMED
  if (rest <= 1) return anyOf(list)
  return anyOf([...list.slice(0, NAMED), say(`${rest} others`, `${rest} autres`)])
}
