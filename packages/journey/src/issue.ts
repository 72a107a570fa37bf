import type { Words } from './words.ts'
import type { Edit } from './edits.ts'

/** What the checker found. Validation never throws: it answers with these. */
export interface Issue {
  /** Closed list, kebab-case: `unwired-otherwise`, `unknown-node-type`... */
  code: string
  severity: 'error' | 'warning' | 'info'
  /** Absent when the journey as a whole is meant. */
  nodeId?: string
  edgeId?: string
  /** Where in the node's config, dotted: `branches.0.when`. */
  path?: string
  /** Where in the expression at `path`: character offsets (UTF-16), `to` exclusive. Absent where all of the setting is meant. */
  from?: number
  to?: number
  message: Words
  /** An edit that mends it, offered as one click. */
  fix?: { label: Words; edit: Edit }
}
