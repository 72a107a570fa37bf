import type { DraftView } from '@parcours/server/router'

/**
 * Where the draft stands on its way to the server. Autosave alone writes it:
 * saved -> dirty (an edit) -> saving -> saved | failed (tries again by itself) | conflict (waits for the
 * manager's choice; nothing is sent until then).
 */
export type SaveState =
  | { kind: 'saved' }
  | { kind: 'dirty' }
  | { kind: 'saving' }
  | { kind: 'failed'; offline: boolean; error: unknown; retryAtMs: number }
  | { kind: 'conflict'; theirs: DraftView }

/** True while something of this screen is not on the server yet. */
export const isUnsaved = (save: SaveState) => save.kind !== 'saved'
