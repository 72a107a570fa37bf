import { OTHERWISE, type Edit, type Issue, type OutcomeView } from '@parcours/journey'
import { typeOf, type Drawing, type ReadyNode } from '../../drawing/drawing.ts'
import { backwards, spread } from '../../drawing/flow.ts'
import { enumerate, nameOf, quote, same, say } from '../../drawing/words.ts'
import { newNode, typeWith, type Fix } from '../fixes.ts'
import type { Inspection } from '../inspection.ts'

/** Asked for in words: an AI call gives a person on request (domain rule 14). */
const ASKED: ReadonlySet<string> = new Set(['wants_human', 'asked_human'])
/** Need a person's judgement, and soon (domain rules 5 and 6). */
const SENSITIVE: ReadonlySet<string> = new Set([...ASKED, 'dispute', 'difficulty'])

/** Whoever asks for a person, disputes or is in difficulty meets one, before any further contact. */
export function personOnRequest(inspection: Inspection): Issue[] {
  const { drawing } = inspection
  const contacts = (i: number) => typeOf(drawing.nodes[i] as ReadyNode)?.contacts ?? false // i is an index of nodes
  const people = drawing.nodes.flatMap((d, i) => (typeOf(d)?.human ? [i] : []))
  const before = backwards(drawing.next)
  const some = spread(before, people)
  const direct = spread(before, people, (i) => !contacts(i))
  return drawing.nodes.flatMap((drawn, i): Issue[] => {
    if (drawn.kind !== 'ready' || drawn.type.human) return []
    const sensitive = drawn.outcomes.filter((o) => SENSITIVE.has(o.name) && targets(drawing, i, o.name).length > 0)
    const never = sensitive.filter((o) => !targets(drawing, i, o.name).some((to) => some[to]))
    const late = sensitive.filter((o) => !never.includes(o) && !targets(drawing, i, o.name).some((to) => direct[to]))
    return [
      ...(never.length > 0 ? [noPerson(inspection, drawn, never)] : []),
      ...(late.length > 0 ? [lateOne(inspection, drawn, late)] : []),
    ]
  })
}

/** Where an outcome leads, by its own edge or by `otherwise`; empty while neither is drawn (another issue says so). */
function targets(drawing: Drawing, i: number, outcome: string): number[] {
  const handles = drawing.handles[i] ?? []
  const handle = handles.find((h) => h.outcome === outcome) ?? handles.find((h) => h.outcome === OTHERWISE)
  return handle?.to ?? []
}

function noPerson(inspection: Inspection, drawn: ReadyNode, outcomes: OutcomeView[]): Issue {
  const [name, words] = [nameOf(drawn), enumerate(outcomes.map((o) => o.label))]
  return {
    code: 'no-human-way',
    severity: outcomes.some((o) => ASKED.has(o.name)) ? 'error' : 'warning',
    nodeId: drawn.node.id,
    message: say(`No person is met after ${name.en}: ${words.en}`, `Aucun conseiller n’est joint après ${name.fr} : ${words.fr}`),
    fix: wireToPerson(inspection, drawn, outcomes),
  }
}

function lateOne(inspection: Inspection, drawn: ReadyNode, outcomes: OutcomeView[]): Issue {
  const [name, words] = [nameOf(drawn), enumerate(outcomes.map((o) => o.label))]
  return {
    code: 'human-after-contact',
    severity: 'warning',
    nodeId: drawn.node.id,
    message: say(
      `After ${name.en} the person is contacted again before anybody of yours looks at it: ${words.en}`,
      `Après ${name.fr}, la personne est recontactée avant qu’un conseiller ne s’en occupe : ${words.fr}`,
    ),
    fix: wireToPerson(inspection, drawn, outcomes),
  }
}

/** Leads the outcomes that have no edge of their own to the first node where a person works, adding one if there is none. */
function wireToPerson(inspection: Inspection, drawn: ReadyNode, outcomes: OutcomeView[]): Fix | undefined {
  const { drawing } = inspection
  const own = new Set(drawing.handles[drawing.indexOf.get(drawn.node.id) ?? -1]?.map((h) => h.outcome))
  const open = outcomes.filter((o) => !own.has(o.name))
  const type = typeWith(inspection, 'human')
  if (open.length === 0 || !type) return undefined
  const known = drawing.nodes.find((d) => d !== drawn && typeOf(d)?.human)?.node
  const to = known ?? newNode(inspection, { type, base: 'person', x: drawn.node.x + 320, y: drawn.node.y + 320 })
  const edits: Edit[] = known ? [] : [{ type: 'addNode', node: to }]
  for (const { name } of open) edits.push({
    type: 'addEdge', edge: { id: inspection.freshId(`e-${drawn.node.id}`), from: drawn.node.id, outcome: name, to: to.id },
  })
  const name = quote(same(to.name || to.id))
  return { label: say(`Lead them to ${name.en}`, `Les mener à ${name.fr}`), edit: { type: 'batch', edits } }
}
