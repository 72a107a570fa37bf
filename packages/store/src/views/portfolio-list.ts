import type { PortfolioRecord } from '../cases/rows.ts'
import type { Sql } from '../db/open-db.ts'

export interface PortfolioLine extends PortfolioRecord {
  debts: number
  persons: number
  cases: number
  /** Of open debts in the portfolio's own currency. */
  arrearsCents: number
}

type Count = { portfolioId: string; n: number }

/** Portfolios by name, with what they hold. */
export function portfolioLines(sql: Sql): PortfolioLine[] {
  const counts = (table: string) =>
    new Map(sql.all<Count>(`SELECT portfolioId, COUNT(*) AS n FROM ${table} GROUP BY portfolioId`).map(({ portfolioId, n }) => [portfolioId, n]))
  const [debts, persons, cases] = [counts('debt'), counts('person'), counts('collection_case')]
  const arrears = new Map(sql.all<Count>(
    `SELECT d.portfolioId, SUM(MAX(d.arrearsCents, 0)) AS n FROM debt d JOIN portfolio p ON p.id = d.portfolioId
     WHERE d.currency = p.currency AND d.status IN ('open', 'disputed') GROUP BY d.portfolioId`).map(({ portfolioId, n }) => [portfolioId, n]))
  return sql.all<PortfolioRecord>('SELECT * FROM portfolio ORDER BY name, id').map((portfolio) => ({
    ...portfolio, debts: debts.get(portfolio.id) ?? 0, persons: persons.get(portfolio.id) ?? 0,
    cases: cases.get(portfolio.id) ?? 0, arrearsCents: arrears.get(portfolio.id) ?? 0,
  }))
}
