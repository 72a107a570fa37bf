import { OTHERWISE, type Issue, type OutcomeView } from '@parcours/journey'
import { typeOf, type Drawing, type DrawnNode, type Handle, type ReadyNode } from '../../drawing/drawing.ts'
import { backwards } from '../../drawing/flow.ts'
import { nameOf, say } from '../../drawing/words.ts'
import type { Inspection } from '../inspection.ts'

/** Two contacts within the same minute: the second is postponed by the packs, or annoys. */
export function closeContacts(inspection: Inspection): Issue[] {
  const { drawing, lowered } = inspection
  const soon = nextContact(drawing)
  return drawing.nodes.flatMap((drawn, i): Issue[] => {
    if (drawn.kind !== 'ready' || !drawn.type.contacts) return []
    // It awaits an answer itself, so time has passed when it is left.
    if (lowered[i]?.instructions.some((instruction) => instruction.op === 'wait')) return []
    const handles = drawing.handles[i] ?? []
    const exits = handles.filter((h) => afterContact(drawn, h.outcome, handles))
    const second = exits.flatMap((h) => h.to).map((to) => drawing.nodes[soon[to] ?? -1]).find((d) => d !== undefined)
    if (!second) return []
    return [{
      code: 'two-contacts-without-wait',
      severity: 'warning',
      nodeId: drawn.node.id,
      message: say(
        `${nameOf(second).en} contacts the person right after ${nameOf(drawn).en}: put a wait between them`,
        `${nameOf(second).fr} contacte la personne juste après ${nameOf(drawn).fr} : placez une attente entre les deux`,
      ),
    }]
  })
}

/** Failed and blocked ways out have reached nobody: another channel at once is what they are for. */
function afterContact(drawn: ReadyNode, outcome: string, handles: readonly Handle[]): boolean {
  const reached = (o: OutcomeView) => o.tone === 'plain'
  if (outcome !== OTHERWISE) return drawn.outcomes.some((o) => o.name === outcome && reached(o))
  const wired = new Set(handles.map((h) => h.outcome))
  return drawn.outcomes.some((o) => !wired.has(o.name) && reached(o))
}

const passesTime = (drawn: DrawnNode | undefined) => {
  const type = drawn && typeOf(drawn)
  return !type || type.takesTime || type.human || type.ends
}

/** For each node the contact met first from it, itself included, before any time passes. One walk back from all contacts. */
function nextContact(drawing: Drawing): (number | undefined)[] {
  const before = backwards(drawing.next)
  const found: (number | undefined)[] = drawing.nodes.map((d, i) => (typeOf(d)?.contacts ? i : undefined))
  const open = found.flatMap((i) => i ?? [])
  for (let at = 0; at < open.length; at++) {
    const node = open[at] ?? 0
    for (const from of before[node] ?? []) {
      if (found[from] !== undefined || passesTime(drawing.nodes[from])) continue
      found[from] = found[node]
      open.push(from)
    }
  }
  return found
}
