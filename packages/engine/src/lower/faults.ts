import { EVENT_TYPES, OTHERWISE, type Finding, type LabelledNext, type Lowered } from '@parcours/journey'
import type { Drawing, ReadyNode } from '../drawing/drawing.ts'
import { say } from '../drawing/words.ts'

const EVENTS: ReadonlySet<string> = new Set(EVENT_TYPES)

/** What would strand a run: mistakes of the node type, seen before anyone is enrolled. */
export function faultsOf(drawing: Drawing, drawn: ReadyNode, instructions: readonly Lowered[]): Finding[] {
  if (instructions.length === 0) return [broken('it has no instructions', 'il ne donne aucune instruction')]
  return [
    ...labelFaults(instructions),
    ...instructions.flatMap(eventFaults),
    ...strayOutcomes(drawing, drawn, instructions),
    ...instructions.flatMap((i) => selfCalls(drawing, i)),
  ]
}

const broken = (en: string, fr: string): Finding => ({
  code: 'broken-node-type', severity: 'error', message: say(`its node type is faulty: ${en}`, `son type de nœud est fautif : ${fr}`),
})

const nextsOf = (instruction: Lowered): [string, LabelledNext][] => ('on' in instruction ? Object.entries(instruction.on) : [])

function labelFaults(instructions: readonly Lowered[]): Finding[] {
  const labels = new Set(instructions.map((i) => i.label))
  const twice = instructions.filter((i, at) => instructions.findIndex((j) => j.label === i.label) !== at)
  const lost = instructions.flatMap(nextsOf).flatMap(([, next]) => ('goto' in next && !labels.has(next.goto) ? [next.goto] : []))
  return [
    ...twice.map((i) => broken(`the label ${i.label} stands twice`, `l’étiquette ${i.label} figure deux fois`)),
    ...lost.map((label) => broken(`the label ${label} is missing`, `l’étiquette ${label} manque`)),
  ]
}

function eventFaults(instruction: Lowered): Finding[] {
  if (instruction.op !== 'wait') return []
  return instruction.events.filter((e) => !EVENTS.has(e.type)).map((e) => ({
    code: 'unknown-event',
    severity: 'error',
    message: say(`it waits for the event ${e.type}, which does not exist`, `il attend l’événement ${e.type}, qui n’existe pas`),
  }))
}

/** Outcomes that the type lets happen without naming them: nobody could wire them. */
function strayOutcomes(drawing: Drawing, drawn: ReadyNode, instructions: readonly Lowered[]): Finding[] {
  const handles = drawing.handles[drawing.indexOf.get(drawn.node.id) ?? -1] ?? []
  if (handles.some((h) => h.outcome === OTHERWISE)) return []
  const known = new Set([OTHERWISE, ...drawn.outcomes.map((o) => o.name), ...handles.map((h) => h.outcome)])
  const stray = new Set(instructions.flatMap(leaves).filter((name) => !known.has(name)))
  return [...stray].map((name) => broken(
    `the outcome ${name} is not among its outcomes`, `l’issue ${name} n’est pas dans la liste de ses issues`,
  ))
}

/** Names by which an instruction can leave its node, as far as they stand in it. `$name` is read from the event. */
function leaves(instruction: Lowered): string[] {
  const named = nextsOf(instruction).flatMap(([, next]) => ('leave' in next ? [next.leave] : []))
  switch (instruction.op) {
    case 'wait': {
      const results = instruction.events.map((e) => e.result).filter((r) => !r.startsWith('$'))
      if (instruction.until) results.push('timeout')
      return [...named, ...results.filter((r) => !Object.hasOwn(instruction.on, r))]
    }
    case 'choose': return instruction.branches.map((b) => b.outcome)
    case 'split': return instruction.arms.map((a) => a.outcome)
    case 'join': return ['joined']
    default: return named
  }
}

function selfCalls(drawing: Drawing, instruction: Lowered): Finding[] {
  if (instruction.op !== 'call' || instruction.journey !== drawing.journey.slug) return []
  return [{
    code: 'sub-journey-self',
    severity: 'error',
    message: say('it starts this very journey, which would never end', 'il lance ce parcours lui-même, ce qui ne finirait jamais'),
  }]
}
