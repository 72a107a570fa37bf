import type { Db, Sql } from '../db/open-db.ts'
import { getSetting, putSetting } from '../settings.ts'
import type { PortfolioRecord } from './rows.ts'

/** Who speaks in a portfolio's messages, letters and pages, and how they are reached. */
export interface Sender {
  name: string
  phone: string
  /** Lines of the postal address. */
  address: string[]
}

/** What a portfolio says of its own sender; the rest is its creditor's name and its country's numbers. */
export type Letterhead = Partial<Sender>

const key = (portfolioId: string): string => `letterhead.${portfolioId}`

// Numbers reserved for fiction, addresses that cannot exist: nobody is rung by a portfolio that has said nothing.
const FRANCE: Omit<Sender, 'name'> = { phone: '01 99 00 12 34', address: ['1 rue de l’Exemple', '75000 Paris'] }
const BY_COUNTRY: Record<string, Omit<Sender, 'name'>> = {
  FR: FRANCE, US: { phone: '202-555-0123', address: ['1 Example Street', 'Springfield, NY 10000'] },
}

/** The sender of a portfolio. Messages, letters, calls and the pages behind their links all ask here. */
export const senderOf = (sql: Sql, { id, creditor, country }: Pick<PortfolioRecord, 'id' | 'creditor' | 'country'>): Sender =>
  ({ name: creditor, ...(BY_COUNTRY[country] ?? FRANCE), ...getSetting<Letterhead>(sql, key(id)) })

/** Gives a portfolio its own sender, from the next message on. */
export const setLetterhead = (db: Db, portfolioId: string, letterhead: Letterhead): Promise<unknown> =>
  putSetting(db, key(portfolioId), letterhead)
