import { textOf, type RawSearch } from '../../lib/search.ts'

/** The URL of the page "Why not?": the reference of a case or of a debt. */
export interface WhyNotSearch {
  case?: string
  /** Which case, where the reference is that of several. */
  id?: string
}

export const whyNotSearch = (raw: RawSearch): WhyNotSearch => ({ case: textOf(raw, 'case'), id: textOf(raw, 'id') })
