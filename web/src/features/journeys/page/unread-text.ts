import type { DraftState } from '../../../canvas/draft-store.ts'
import type { SaveState } from '../../../canvas/save-state.ts'
import type { JsonText } from '../json/json-text.ts'

/** What would be gone with the page: edits that no save could store, and a text that is no journey yet. */
export interface Loss { edits: boolean; text: boolean }

export const lossOnLeaving = ({ journey, stored }: Pick<DraftState, 'journey' | 'stored'>, text: JsonText): Loss =>
  ({ edits: journey !== stored, text: text.kind === 'invalid' })

/** What the bar says: a stored drawing is not the whole truth while a text waits to become one. */
export const shownSave = (save: SaveState, text: JsonText): SaveState['kind'] | 'invalid-text' =>
  (save.kind === 'saved' && text.kind === 'invalid' ? 'invalid-text' : save.kind)
