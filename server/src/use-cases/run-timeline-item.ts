import type { NodeDefinition } from '@parcours/node-kit'
import type { RunStory, VersionInfo } from '@parcours/store'
import type { TimelineItem } from '../routers/views.ts'
import type { Here } from './place-instants.ts'

/** What a timeline is told from. */
export interface RunScene {
  story: RunStory
  /** The version that the run is on; of what happened, the one that it was on then (`sceneAt`). */
  info: VersionInfo
  /** The version of a visit, by its number. */
  versionOf: (visit: number) => VersionInfo
  catalog: ReadonlyMap<string, NodeDefinition>
  here: Here
  currency: string
}

/** The scene as it was at a visit: a run that has moved on to another version was named and numbered by the one before. */
export const sceneAt = (scene: RunScene, visit: number | undefined): RunScene => (visit === undefined ? scene : { ...scene, info: scene.versionOf(visit) })

/** An item with what most have not. */
export const item = (given: Pick<TimelineItem, 'atMs' | 'kind' | 'category' | 'title'> & Partial<TimelineItem>): TimelineItem =>
  ({ detail: null, actor: null, rules: [], message: null, changes: [], evidence: null, costCents: null, sandbox: false, ...given })
