import type { NodeDefinition } from '@parcours/node-kit'
import type { RunStory, VersionInfo } from '@parcours/store'
import type { TimelineItem } from '../routers/views.ts'
import type { Here } from './place-instants.ts'

/** What a timeline is told from. */
export interface RunScene {
  story: RunStory
  info: VersionInfo
  catalog: ReadonlyMap<string, NodeDefinition>
  here: Here
  currency: string
}

/** An item with what most have not. */
export const item = (given: Pick<TimelineItem, 'atMs' | 'kind' | 'category' | 'title'> & Partial<TimelineItem>): TimelineItem =>
  ({ detail: null, actor: null, rules: [], message: null, changes: [], evidence: null, costCents: null, sandbox: false, ...given })
