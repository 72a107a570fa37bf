import type { Issue, Journey } from '@parcours/journey'
import { inspect, type CheckOptions, type Inspection, type Rule } from './inspection.ts'
import { duplicateEdges, duplicateNodeIds, reservedIds } from './rules/ids.ts'
import { edgesAtEnds, looseEdges, unknownOutcomes } from './rules/edges.ts'
import { cyclesWithoutWait, forksInCycles } from './rules/cycles.ts'
import { forksWithoutJoin, joins } from './rules/forks.ts'
import { closeContacts } from './rules/contacts.ts'
import { endlessLoops, unreachableNodes } from './rules/reach.ts'
import { journeySettings } from './rules/settings.ts'
import { names } from './rules/names.ts'
import { nodeFindings, unknownTypes } from './rules/node-findings.ts'
import { enters } from './rules/start.ts'
import { personOnRequest } from './rules/people.ts'
import { size } from './rules/size.ts'
import { unwiredOutcomes, uselessOtherwise } from './rules/otherwise.ts'
import { waitsAndWindow } from './rules/window.ts'

const RULES: readonly Rule[] = [
  enters, duplicateNodeIds, reservedIds, unknownTypes, nodeFindings,
  looseEdges, edgesAtEnds, unknownOutcomes, duplicateEdges, unwiredOutcomes, uselessOtherwise,
  unreachableNodes, endlessLoops, cyclesWithoutWait, forksInCycles, forksWithoutJoin, joins,
  personOnRequest, closeContacts, names, journeySettings, waitsAndWindow, size,
]

const RANK = { error: 0, warning: 1, info: 2 } as const

/**
 * What is wrong with a draft, worst first, then in the order of the drawing. Never throws, whatever the draft
 * and whatever the node types do. A draft without an error compiles.
 */
export function validate(journey: Journey, options: CheckOptions): Issue[] {
  return issuesOf(inspect(journey, options))
}

export function issuesOf(inspection: Inspection): Issue[] {
  const place = (issue: Issue) => inspection.drawing.indexOf.get(issue.nodeId ?? '') ?? -1
  return RULES.flatMap((rule) => rule(inspection)).toSorted(
    (a, b) => RANK[a.severity] - RANK[b.severity] || place(a) - place(b),
  )
}
