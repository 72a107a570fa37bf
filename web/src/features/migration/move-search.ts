import { countOf, type RawSearch } from '../../lib/search.ts'

/** The URL of a move: numbers of the version that people leave, and of the one where they go on. */
export interface MoveSearch {
  from?: number
  to?: number
}

export const moveSearch = (raw: RawSearch): MoveSearch => ({ from: countOf(raw, 'from'), to: countOf(raw, 'to') })
