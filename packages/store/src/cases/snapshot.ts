import type { Sql } from '../db/open-db.ts'
import { openPlanOf } from './open-plan.ts'
import type {
  ContactPointRecord, ContactRecord, DebtRecord, InstalmentRecord, OptOutRecord, PersonRecord, PortfolioRecord,
  PromiseRecord, SuspensionRecord,
} from './rows.ts'

/** Everything that a decision about a case may read, as it stands in this transaction. */
export interface CaseSnapshot {
  id: string
  ref: string
  currency: string
  person: PersonRecord
  portfolio: PortfolioRecord
  /** Rows of an import that nobody has confirmed yet are not among them. */
  debts: DebtRecord[]
  points: ContactPointRecord[]
  optOuts: OptOutRecord[]
  suspensions: SuspensionRecord[]
  /** Last 90 days, newest first, of the whole person: caps protect the person. */
  contacts: ContactRecord[]
  promises: PromiseRecord[]
  plan: { id: string; status: string; instalments: InstalmentRecord[] } | null
  payments: { count: number; totalCents: number; lastCents: number | null; lastAt: number | null; reversed: number }
  score: { value: number; band: string; card: string; at: number } | null
}

const DAY = 86_400_000
/** STOP from an address binds everybody who shares it: whoever wrote it reads it. */
const OPT_OUTS = `SELECT * FROM opt_out WHERE personId = ?
  OR (scope = 'address' AND address IN (SELECT value FROM contact_point WHERE personId = ?))`

/** Here and below few rows are put in order in hand: a sorter of the database costs more than the rest of its query. */
const oldestFirst = (a: DebtRecord, b: DebtRecord): number => compare(a.dueDate, b.dueDate) || compare(a.reference, b.reference)
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Reads a case with everything around it; undefined when there is no such case. */
export function loadCase(sql: Sql, caseId: string, nowMs: number): CaseSnapshot | undefined {
  const row = sql.get<{ id: string; ref: string; currency: string; personId: string; portfolioId: string }>(
    'SELECT * FROM collection_case WHERE id = ?', caseId)
  if (!row) return undefined
  const person = sql.get<PersonRecord>('SELECT * FROM person WHERE id = ?', row.personId)
  const portfolio = sql.get<PortfolioRecord>('SELECT * FROM portfolio WHERE id = ?', row.portfolioId)
  if (!person || !portfolio) return undefined
  return {
    id: row.id, ref: row.ref, currency: row.currency, person, portfolio,
    debts: sql.all<DebtRecord>('SELECT * FROM debt WHERE caseId = ? AND confirmed = 1', caseId).sort(oldestFirst),
    points: sql.all('SELECT * FROM contact_point WHERE personId = ?', person.id),
    optOuts: sql.all(OPT_OUTS, person.id, person.id),
    suspensions: sql.all('SELECT * FROM suspension WHERE personId = ? AND releasedAt IS NULL AND (until IS NULL OR until > ?)', person.id, nowMs),
    contacts: sql.all('SELECT * FROM contact WHERE personId = ? AND at > ? ORDER BY at DESC', person.id, nowMs - 90 * DAY),
    promises: sql.all<PromiseRecord>('SELECT * FROM promise WHERE caseId = ?', caseId).sort((a, b) => b.createdAt - a.createdAt),
    plan: currentPlan(sql, caseId),
    payments: paymentsOf(sql, caseId),
    score: lastScore(sql, caseId),
  }
}

function currentPlan(sql: Sql, caseId: string): CaseSnapshot['plan'] {
  const plan = openPlanOf(sql, caseId)
  if (!plan) return null
  return { id: plan.id, status: plan.status, instalments: sql.all('SELECT * FROM instalment WHERE planId = ? ORDER BY n', plan.id) }
}

function paymentsOf(sql: Sql, caseId: string): CaseSnapshot['payments'] {
  const sums = sql.get<{ count: number; totalCents: number; lastAt: number | null; reversed: number }>(
    `SELECT COUNT(*) FILTER (WHERE amountCents > 0) AS count, COALESCE(SUM(amountCents), 0) AS totalCents,
       MAX(at) FILTER (WHERE amountCents > 0) AS lastAt, COUNT(*) FILTER (WHERE amountCents < 0) AS reversed
     FROM payment WHERE caseId = ? AND status IN ('allocated', 'reversal')`, caseId)
  const last = sql.get<{ amountCents: number }>(
    `SELECT amountCents FROM payment WHERE caseId = ? AND amountCents > 0 AND status = 'allocated' ORDER BY at DESC LIMIT 1`, caseId)
  return {
    count: sums?.count ?? 0, totalCents: sums?.totalCents ?? 0, lastCents: last?.amountCents ?? null,
    lastAt: sums?.lastAt ?? null, reversed: sums?.reversed ?? 0,
  }
}

function lastScore(sql: Sql, caseId: string): CaseSnapshot['score'] {
  const scores = sql.all<{ evidence: string; at: number }>(
    `SELECT s.evidence, s.at FROM step s JOIN run r ON r.id = s.runId WHERE r.caseId = ? AND s.name = 'score'`, caseId)
  const row = scores.sort((a, b) => b.at - a.at)[0]
  if (!row?.evidence) return null
  const { score, band, scorecardId: card } = JSON.parse(row.evidence) as { score?: number; band?: string; scorecardId?: string }
  return score === undefined || band === undefined ? null : { value: score, band, card: card ?? '', at: row.at }
}
