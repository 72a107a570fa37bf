import type { Journey } from '@parcours/journey'
import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { TextProblem } from './read-journey.ts'

/**
 * The text of the JSON tab, kept outside of it: leaving the tab loses nothing.
 * `follows`: the text is the canonical form of the drawing. `applied`: a valid text was taken over and is
 * shown as it was typed. `invalid`: it is no journey yet; the drawing stays as it was.
 */
export type JsonText =
  | { kind: 'follows' }
  | { kind: 'applied'; text: string; journey: Journey }
  | { kind: 'invalid'; text: string; problem: TextProblem | undefined; since: Journey }

export interface JsonTextState {
  state: JsonText
  set: (state: JsonText) => void
  /** Reads now what was typed in the last moment, before anything depends on `state`. */
  takeTyped: () => void
  /** The open editor says how its typing is read; null when it goes. */
  setTakeTyped: (take: (() => void) | null) => void
}

export type JsonTextStore = StoreApi<JsonTextState>

const nothingTyped = () => undefined

export const createJsonText = (): JsonTextStore =>
  createStore((set) => ({
    state: { kind: 'follows' }, set: (state) => set({ state }),
    takeTyped: nothingTyped, setTakeTyped: (take) => set({ takeTyped: take ?? nothingTyped }),
  }))

export const JsonTextContext = createContext<JsonTextStore | null>(null)

export function useJsonText() {
  const store = useContext(JsonTextContext)
  if (!store) throw new Error('useJsonText outside of an open journey')
  return useStore(store)
}
