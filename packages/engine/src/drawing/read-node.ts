import type { Catalog, Finding, Node } from '@parcours/journey'
import type { DrawnNode } from './drawing.ts'
import { say } from './words.ts'

/** Asks the node's type to read it. A type that throws is reported like a setting it refuses. */
export function readNode(node: Node, catalog: Catalog): DrawnNode {
  const type = catalog.get(node.type)
  if (!type) return { kind: 'unknown', node }
  try {
    const parsed = type.parse(node.config)
    if (!parsed.ok) return { kind: 'invalid', node, type, findings: parsed.findings }
    return { kind: 'ready', node, type, config: parsed.config, outcomes: type.outcomes(parsed.config) }
  } catch (error) {
    return { kind: 'invalid', node, type, findings: [typeFailed(error)] }
  }
}

/** Node types may come from elsewhere: their mistakes are findings, so that checking never throws. */
export function typeFailed(error: unknown): Finding {
  const what = error instanceof Error ? error.message : String(error)
  return {
    code: 'node-type-failed',
    severity: 'error',
    message: say(`its node type failed while reading it: ${what}`, `son type de nœud a échoué à la lecture : ${what}`),
  }
}
