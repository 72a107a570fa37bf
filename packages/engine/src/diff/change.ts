import type { Words } from '@parcours/journey'
import type { PathChange } from './path-changes.ts'

/** One line of "what changed" in the publish dialog. */
export interface Change {
  kind: 'added' | 'removed' | 'renamed' | 'changed' | 'wired' | 'unwired' | 'settings'
  /** Absent when the journey as a whole is meant. */
  nodeId?: string
  words: Words
  /** For `changed` and `settings`: what stands where, before and after. */
  paths?: PathChange[]
}
