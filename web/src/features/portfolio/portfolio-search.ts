import { oneOf, textOf, type RawSearch } from '../../lib/search.ts'

export const PORTFOLIO_TABS = ['cases', 'imports', 'events'] as const

export interface PortfolioSearch {
  tab?: (typeof PORTFOLIO_TABS)[number]
  q?: string
}

export const portfolioSearch = (raw: RawSearch): PortfolioSearch => ({
  tab: oneOf(raw, 'tab', PORTFOLIO_TABS), q: textOf(raw, 'q'),
})

/** What a new import reads; it stands in the URL of `/portfolio/imports/new`. */
export interface ImportSearch {
  kind?: 'portfolio' | 'payments'
}

export const importSearch = (raw: RawSearch): ImportSearch => ({ kind: oneOf(raw, 'kind', ['portfolio', 'payments'] as const) })
