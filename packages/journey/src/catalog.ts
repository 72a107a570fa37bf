import type { Category, Words } from './words.ts'

/** What the web knows of a node type: enough to draw its card, its palette line and its form. */
export interface CatalogEntry {
  type: string
  category: Category
  /** lucide icon name, kebab-case. */
  icon: string
  label: Words
  /** One line for the palette and the sheet. */
  hint: Words
  /** JSON Schema of the config; `.meta` carries control, label and unit. */
  schema: Record<string, unknown>
  defaultConfig: Record<string, unknown>
  /** False for Enter (drawn once) and the like. */
  addable: boolean
  /** False where nothing may lead into it. */
  hasInput: boolean
}

export interface OutcomeView {
  name: string
  label: Words
  /** `amber`: blocked, failed, policy_timeout... drawn as such. */
  tone: 'plain' | 'amber'
}

/** What a debounced call to the server returns for each node of a draft. */
export interface NodeView {
  nodeId: string
  sentence: Words
  outcomes: OutcomeView[]
}
