import type { VersionInfo } from '@parcours/store'
import { nodeName } from './place-words.ts'

export interface TargetNode {
  nodeId: string
  name: string
  type: string
}

/** Nodes of a version that a run may be sent to: those that a branch alone can begin. */
export const targetsOf = ({ plan, journey }: Pick<VersionInfo, 'plan' | 'journey'>): TargetNode[] =>
  plan.nodes.flatMap((node, i) =>
    i === 0 || node.type === 'control' || plan.instructions[node.entry]?.op === 'join' ? [] : [{ nodeId: node.id, name: nodeName({ journey }, node.id), type: node.type }])
