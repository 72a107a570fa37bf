import type { PortfolioRecord } from '@parcours/store'

export interface Sender {
  phone: string
  /** Lines of the postal address. */
  address: string[]
}

// Numbers reserved for fiction, addresses that cannot exist: until portfolios carry their own letterhead.
const FRANCE: Sender = { phone: '01 99 00 12 34', address: ['1 rue de l’Exemple', '75000 Paris'] }
const BY_COUNTRY: Record<string, Sender> = { FR: FRANCE, US: { phone: '202-555-0123', address: ['1 Example Street', 'Springfield, NY 10000'] } }

/** How the sender of a portfolio's messages is reached. */
export const senderOf = (portfolio: PortfolioRecord): Sender => BY_COUNTRY[portfolio.country] ?? FRANCE
