import type { DraftView } from '@parcours/server/router'
import type { Edit, Journey } from '@parcours/journey'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { EMPTY_HISTORY, perform, redo, undo, type History } from './history.ts'
import type { SaveState } from './save-state.ts'

export interface Selection {
  nodes: readonly string[]
  edges: readonly string[]
}
const NOTHING_SELECTED: Selection = { nodes: [], edges: [] }

/**
 * The draft that is being drawn: the only truth about it on this screen. React Flow's nodes, the form
 * and the JSON text are projections of `journey`; they change it by edits alone.
 */
export interface DraftState {
  journey: Journey
  history: History
  selection: Selection
  /** Revision of the stored draft that this one continues. */
  revision: number
  /** The journey as the server last acknowledged it. */
  stored: Journey
  save: SaveState
  /** Business instant of the last acknowledged save. */
  savedAtMs: number
  /** Why nothing may be changed; null: it may. */
  readOnly: 'old-version' | null
  /** Card that the canvas shall bring into view next. */
  lookAt: string | null

  /** `key` names the field typed in: keystrokes within a second are one step. */
  dispatch: (edit: Edit, key?: string) => void
  undo: () => void
  redo: () => void
  select: (selection: Partial<Selection>) => void
  /** Selects a card and brings it into view. */
  focus: (nodeId: string) => void
  /** The canvas did. */
  looked: () => void
  setSave: (save: SaveState) => void
  /** The server has stored `journey` as `revision`. */
  acknowledge: (saved: { journey: Journey; revision: number; savedAtMs: number }) => void
  /** Goes on from a draft that somebody else stored; ours stays one undo away. */
  takeTheirs: (theirs: DraftView) => void
  /** Keeps ours over theirs; theirs stays one undo away. */
  keepOurs: (theirs: DraftView) => void
}

export type DraftStore = StoreApi<DraftState>

export interface DraftOptions {
  now?: () => number
  readOnly?: DraftState['readOnly']
}

export function createDraftStore(view: DraftView, options: DraftOptions = {}): DraftStore {
  const now = options.now ?? Date.now
  return createStore<DraftState>()((set, get) => {
    const performEdit = (edit: Edit, key?: string) => set((s) => {
      if (s.readOnly) return s
      const moved = perform(s.journey, s.history, { edit, key, atMs: now() })
      return moved.journey === s.journey ? s : { ...moved, selection: alive(s.selection, moved.journey) }
    })
    const travel = (way: typeof undo) => set((s) => {
      if (s.readOnly) return s
      const moved = way(s.journey, s.history)
      return { ...moved, selection: alive(s.selection, moved.journey) }
    })
    return {
      ...initial(view, options),
      save: { kind: 'saved' },
      dispatch: performEdit,
      undo: () => travel(undo),
      redo: () => travel(redo),
      select: (selection) => set((s) => ({ selection: { ...s.selection, ...selection } })),
      focus: (nodeId) => set({ lookAt: nodeId, selection: { nodes: [nodeId], edges: [] } }),
      looked: () => set({ lookAt: null }),
      setSave: (save) => set({ save }),
      acknowledge: ({ journey, revision, savedAtMs }) => set({ stored: journey, revision, savedAtMs, save: { kind: 'saved' } }),
      takeTheirs: (theirs) => {
        performEdit({ type: 'replace', journey: theirs.journey })
        get().acknowledge({ journey: theirs.journey, revision: theirs.revision, savedAtMs: theirs.savedAtMs })
      },
      keepOurs: (theirs) => {
        const ours = get().journey
        performEdit({ type: 'replace', journey: theirs.journey })
        performEdit({ type: 'replace', journey: ours })
        set({ revision: theirs.revision, stored: theirs.journey, save: { kind: 'dirty' } })
      },
    }
  })
}

function initial(view: DraftView, options: DraftOptions) {
  return {
    journey: view.journey, history: EMPTY_HISTORY, selection: NOTHING_SELECTED,
    revision: view.revision, stored: view.journey,
    savedAtMs: view.savedAtMs, readOnly: options.readOnly ?? null, lookAt: null,
  }
}

/** What is gone cannot stay selected; an unchanged selection keeps its identity. */
function alive(selection: Selection, journey: Journey): Selection {
  const nodes = new Set(journey.nodes.map((n) => n.id))
  const edges = new Set(journey.edges.map((e) => e.id))
  const next = { nodes: selection.nodes.filter((id) => nodes.has(id)), edges: selection.edges.filter((id) => edges.has(id)) }
  const same = next.nodes.length === selection.nodes.length && next.edges.length === selection.edges.length
  return same ? selection : next
}
