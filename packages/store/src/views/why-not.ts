import type { Sql } from '../db/open-db.ts'
import type { VisitRecord } from '../runs/rows.ts'
import type { DecisionRow } from './run-story.ts'

/** The case that a reference names by its own, which no other has; else the cases with a debt of that reference, at most one in each portfolio. */
export function casesByReference(sql: Sql, reference: string): string[] {
  const own = sql.get<{ id: string }>('SELECT id FROM collection_case WHERE ref = ?', reference)
  return own ? [own.id] : sql.all<{ id: string }>('SELECT DISTINCT caseId AS id FROM debt WHERE reference = ? ORDER BY portfolioId', reference).map(({ id }) => id)
}

/** The newest runs of a case, whatever has become of them. */
export const runsOfCase = (sql: Sql, caseId: string, limit: number): string[] =>
  sql.all<{ id: string }>('SELECT id FROM run WHERE caseId = ? ORDER BY enteredAt DESC, id DESC LIMIT ?', caseId, limit).map(({ id }) => id)

/** How often a case was in a journey, and when it last left it. */
export const entriesOf = (sql: Sql, of: { caseId: string; journeyId: string }): { n: number; lastEndedAt: number | null; openRunId: string | null } =>
  sql.get(
    `SELECT COUNT(*) AS n, MAX(endedAt) AS lastEndedAt, MAX(CASE WHEN status <> 'ended' THEN id END) AS openRunId
     FROM run WHERE caseId = ? AND journeyId = ?`, of.caseId, of.journeyId) ?? { n: 0, lastEndedAt: null, openRunId: null }

/** Why a node of a run last contacted nobody: the gate's answer, or the outcome by which the visit was left. */
export interface NodeSilence {
  nodeId: string
  /** The last answer of the gate there; null when it was never asked. */
  decision: DecisionRow | null
  /** How often it gave this very answer in a row. */
  asked: number
  visit: VisitRecord
}

/** Ways out by which a contact was not made, or not known to be. */
const UNMADE = new Set(['no_address', 'policy_timeout', 'blocked', 'failed'])

/** For each node that wanted to contact and did not the last time, newest first. */
export function silences(visits: readonly VisitRecord[], decisions: readonly DecisionRow[]): NodeSilence[] {
  const byNode = Map.groupBy(visits, (visit) => visit.nodeId)
  const found = [...byNode].flatMap(([nodeId, there]): NodeSilence[] => {
    const visit = there.at(-1)
    const asked = decisions.filter((one) => one.visitSeq === visit?.seq)
    const decision = asked.at(-1) ?? null
    if (!visit) return []
    const unmade = visit.outcome !== null && UNMADE.has(visit.outcome)
    const refused = decision !== null && decision.verdict !== 'allow'
    if (!unmade && !refused) return []
    const told = refused ? decision : null
    return [{ nodeId, visit, decision: told, asked: told ? inARow(asked, told) : 0 }]
  })
  return found.toSorted((a, b) => lastAt(b) - lastAt(a))
}

const lastAt = ({ visit, decision }: NodeSilence): number => Math.max(visit.leftAt ?? visit.enteredAt, decision?.at ?? 0)

function inARow(asked: readonly DecisionRow[], last: DecisionRow): number {
  const other = asked.findLastIndex((one) => one.verdict !== last.verdict || one.rules !== last.rules || one.until !== last.until)
  return asked.length - 1 - other
}
