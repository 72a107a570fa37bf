import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { DraftState, DraftStore } from './draft-store.ts'
import type { LiveState, LiveStore } from './live-store.ts'
import type { NewId } from './new-ids.ts'
import type { StandingCount, StandingSearch } from './standing.ts'

/** A number was clicked: which visits it counts, and how many it said. */
export type FigureQuestion =
  | { kind: 'entered' | 'here' | 'postponed' | 'suspended'; nodeId: string; count: number; title: string }
  /** Without a fact: all whom an interrupt took out. */
  | { kind: 'left'; nodeId: string; fact?: string; count: number; title: string }
  | { kind: 'outcome'; nodeId: string; outcomes: readonly string[]; count: number; title: string }
  /** One side of a channel rate, by its name: `delivered`, `right_party`... */
  | { kind: 'rate'; nodeId: string; rate: string; part: 'numerator' | 'denominator'; count: number; title: string }

/** A question whose number is not known yet: each kind without its count. */
export type Unanswered = FigureQuestion extends infer Q ? (Q extends FigureQuestion ? Omit<Q, 'count'> : never) : never

/** The question with the number that was seen. Same members as came in, so the kind still fits them. */
export const answered = (question: Unanswered, count: number): FigureQuestion => ({ ...question, count }) as FigureQuestion

/** What the canvas, its palette and the panel of one open journey share. */
export interface Editor {
  draft: DraftStore
  live: LiveStore
  newId: NewId
  openFigure: (question: FigureQuestion) => void
  /** Sends what is unsaved now. */
  save: () => void
  /** On a live map: the run list that a number of a card opens. */
  runsAt?: (nodeId: string, state: StandingCount['state']) => StandingSearch
}

export const EditorContext = createContext<Editor | null>(null)

export function useEditor(): Editor {
  const editor = useContext(EditorContext)
  if (!editor) throw new Error('useEditor outside of an open journey: wrap the component in EditorContext')
  return editor
}

/** A slice of the draft; the component renders again only when that slice changes. */
export function useDraft<T>(select: (state: DraftState) => T): T {
  return useStore(useEditor().draft, select)
}

/** A slice of what the server says about the draft. */
export function useLive<T>(select: (state: LiveState) => T): T {
  return useStore(useEditor().live, select)
}
