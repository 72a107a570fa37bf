import type { Finding, Issue } from '@parcours/journey'
import type { DrawnNode, ReadyNode } from '../../drawing/drawing.ts'
import { typeFailed } from '../../drawing/read-node.ts'
import { nameOf, say } from '../../drawing/words.ts'
import type { Inspection } from '../inspection.ts'

/** Kept as it is: an import from a build with more node types must lose nothing. */
export function unknownTypes({ drawing }: Inspection): Issue[] {
  return drawing.nodes.flatMap((drawn): Issue[] => drawn.kind !== 'unknown' ? [] : [{
    code: 'unknown-node-type',
    severity: 'error',
    nodeId: drawn.node.id,
    path: 'type',
    message: say(
      `${nameOf(drawn).en} is of a type that is not installed here: ${drawn.node.type}. It is kept as it is`,
      `${nameOf(drawn).fr} est d’un type qui n’est pas installé ici : ${drawn.node.type}. Il est conservé tel quel`,
    ),
  }])
}

/** What the types themselves say: of settings they refuse, of things they look up, of what they lower to. */
export function nodeFindings(inspection: Inspection): Issue[] {
  return inspection.drawing.nodes.flatMap((drawn, i) => {
    if (drawn.kind === 'unknown') return []
    if (drawn.kind === 'invalid') return drawn.findings.map((f) => toIssue(drawn, f))
    const findings = [...check(inspection, drawn), ...(inspection.lowered[i]?.findings ?? [])]
    return findings.map((f) => toIssue(drawn, f))
  })
}

function check(inspection: Inspection, drawn: ReadyNode): Finding[] {
  try {
    return drawn.type.check(drawn.config, inspection.checks)
  } catch (error) {
    return [typeFailed(error)]
  }
}

function toIssue(drawn: DrawnNode, finding: Finding): Issue {
  const { code, severity, path, from, to, message, fix } = finding
  const name = nameOf(drawn)
  return {
    code,
    severity,
    nodeId: drawn.node.id,
    path,
    from,
    to,
    message: say(`${name.en}: ${message.en}`, `${name.fr} : ${message.fr}`),
    fix: fix && { label: fix.label, edit: { type: 'setConfig', nodeId: drawn.node.id, config: fix.config } },
  }
}
