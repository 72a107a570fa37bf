import type { Catalog, CheckContext, Issue, Journey } from '@parcours/journey'
import type { Drawing } from '../drawing/drawing.ts'
import { flowOf, type Flow } from '../drawing/flow.ts'
import { meetingsOf, type Meetings } from '../drawing/meetings.ts'
import { readDrawing } from '../drawing/read-drawing.ts'
import { lowerNodes, type LoweredNode } from '../lower/lower-nodes.ts'
import { freshNames, idFrom } from './fresh.ts'

/** What the checker and the compiler are told about the world around the journey. */
export interface CheckOptions {
  catalog: Catalog
  checks: CheckContext
}

/** A draft with all that the rules ask about it, worked out once. */
export interface Inspection extends CheckOptions {
  drawing: Drawing
  flow: Flow
  meetings: Meetings
  /** Parallel to `drawing.nodes`; undefined where the type could not read the node. */
  lowered: (LoweredNode | undefined)[]
  /** An id for a fix that no node, no edge and no other fix has. */
  freshId: (base: string) => string
}

export type Rule = (inspection: Inspection) => Issue[]

export function inspect(journey: Journey, options: CheckOptions): Inspection {
  const drawing = readDrawing(journey, options.catalog)
  const meetings = meetingsOf(drawing)
  const taken = new Set([...journey.nodes.map((n) => n.id), ...journey.edges.map((e) => e.id)])
  return {
    ...options, drawing, meetings, flow: flowOf(drawing), lowered: lowerNodes(drawing, meetings), freshId: freshNames(taken, idFrom),
  }
}
