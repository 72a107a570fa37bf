import { countOf, type RawSearch } from '../../lib/search.ts'

/** The URL of the live map: one version, or all together. */
export interface LiveSearch {
  version?: number
}

export const liveSearch = (raw: RawSearch): LiveSearch => ({ version: countOf(raw, 'version') })
