import { z } from 'zod'
import { JourneySettings } from './settings.ts'

/** Ids are short ASCII: they stand in events, activity ids and URLs. */
export const NodeId = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/, 'ids are 1 to 40 letters, digits, _ or -')
export const Slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,60}$/, 'a slug is lower-case letters, digits and -')
/** Outcome names are words of the field (`no_reply`), used unchanged on card, edge, event and KPI. */
export const OutcomeName = z.string().regex(/^[A-Za-z0-9_]{1,40}$/, 'an outcome is 1 to 40 letters, digits or _')

/**
 * A box on the canvas. `config` stays opaque here: only its node type can read it, and a journey
 * that names a type this build does not know keeps the node as it is.
 */
export const Node = z.strictObject({
  id: NodeId,
  type: z.string().min(1).max(60),
  name: z.string().max(120),
  x: z.number().finite(),
  y: z.number().finite(),
  config: z.record(z.string(), z.unknown()),
})
export type Node = z.infer<typeof Node>

/** From a node's outcome (or `otherwise`) to another node. Several from one outcome = independent branches. */
export const Edge = z.strictObject({ id: NodeId, from: NodeId, outcome: OutcomeName, to: NodeId })
export type Edge = z.infer<typeof Edge>

/** The drawing a manager owns. A draft may break every rule of the compiler; it must only have this shape. */
export const Journey = z.strictObject({
  format: z.literal(1),
  slug: Slug,
  name: z.string().min(1).max(120),
  settings: JourneySettings,
  nodes: z.array(Node).max(5000),
  edges: z.array(Edge).max(20000),
})
export type Journey = z.infer<typeof Journey>

/** Takes every outcome that has no edge of its own (domain rule 12). */
export const OTHERWISE = 'otherwise'
