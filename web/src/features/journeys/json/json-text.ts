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

export type JsonTextStore = StoreApi<{ state: JsonText; set: (state: JsonText) => void }>

export const createJsonText = (): JsonTextStore =>
  createStore((set) => ({ state: { kind: 'follows' }, set: (state) => set({ state }) }))

export const JsonTextContext = createContext<JsonTextStore | null>(null)

export function useJsonText() {
  const store = useContext(JsonTextContext)
  if (!store) throw new Error('useJsonText outside of an open journey')
  return useStore(store)
}
