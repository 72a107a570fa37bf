import { OTHERWISE, type Catalog, type Journey, type Words } from '@parcours/journey'
import { readDrawing } from '../drawing/read-drawing.ts'
import type { Drawing } from '../drawing/drawing.ts'
import { enumerate, nameOf, say } from '../drawing/words.ts'
import type { Change } from './change.ts'

/** Where each outcome leads now and led before. Wires that only went with a removed node are not told again. */
export function wireChanges(before: Journey, after: Journey, catalog: Catalog): Change[] {
  const [was, now] = [readDrawing(before, catalog), readDrawing(after, catalog)]
  const [old, fresh] = [wiresOf(was), wiresOf(now)]
  const changes: Change[] = []
  for (const { id } of after.nodes) {
    const outcomes = new Set([...(old.get(id)?.keys() ?? []), ...(fresh.get(id)?.keys() ?? [])])
    for (const outcome of [...outcomes].sort()) {
      const from = old.get(id)?.get(outcome) ?? []
      const to = fresh.get(id)?.get(outcome) ?? []
      const change = { id, outcome, from, to, was, now }
      if (from.join() !== to.join()) changes.push(...told(change))
    }
  }
  return changes
}

/** Node id -> outcome -> ids it leads to, sorted. */
function wiresOf(drawing: Drawing): Map<string, Map<string, string[]>> {
  const idAt = (i: number) => drawing.nodes[i]?.node.id ?? ''
  return new Map(drawing.handles.map((handles, i) => [
    idAt(i), new Map(handles.map((h) => [h.outcome, h.to.map(idAt).sort()])),
  ]))
}

interface WireChange {
  id: string
  outcome: string
  from: string[]
  to: string[]
  was: Drawing
  now: Drawing
}

function told({ id, outcome, from, to, was, now }: WireChange): Change[] {
  const node = named(now, [id])
  const way = outcomeWords(now, id, outcome)
  const stillThere = from.filter((target) => now.indexOf.has(target))
  if (to.length === 0) {
    if (stillThere.length === 0) return []
    const old = named(was, from)
    return [{ kind: 'unwired', nodeId: id, words: say(
      `${node.en}: ${way.en} no longer leads to ${old.en}`, `${node.fr} : ${way.fr} ne mène plus à ${old.fr}`,
    ) }]
  }
  const [fresh, old] = [named(now, to), named(was, from)]
  const words = from.length === 0
    ? say(`${node.en}: ${way.en} leads to ${fresh.en}`, `${node.fr} : ${way.fr} mène à ${fresh.fr}`)
    : say(`${node.en}: ${way.en} leads to ${fresh.en} instead of ${old.en}`, `${node.fr} : ${way.fr} mène à ${fresh.fr} au lieu de ${old.fr}`)
  return [{ kind: 'wired', nodeId: id, words }]
}

const named = (drawing: Drawing, ids: readonly string[]): Words =>
  enumerate(ids.flatMap((id) => drawing.nodes[drawing.indexOf.get(id) ?? -1] ?? []).map(nameOf))

function outcomeWords(drawing: Drawing, id: string, outcome: string): Words {
  if (outcome === OTHERWISE) return say('otherwise', 'sinon')
  const drawn = drawing.nodes[drawing.indexOf.get(id) ?? -1]
  const view = drawn?.kind === 'ready' ? drawn.outcomes.find((o) => o.name === outcome) : undefined
  return view?.label ?? say(outcome, outcome)
}
