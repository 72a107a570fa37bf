import { CHANNEL_RATES, type ChannelRate } from '@parcours/metrics'
import type { Sql } from '../db/open-db.ts'
import { allOf, among, condition, type Condition, type Page } from '../views/conditions.ts'
import { figurePage, type FigureLine, type FigureSource, type ListAsk } from './list-page.ts'
import { byLaw } from './node-sums.ts'
import { ofCohort, type FigureScope } from './scope.ts'

/** Which number of a card is opened. A row of a card may stand for several outcomes. */
export type NodeQuestion =
  | { what: 'entered' | 'here' | 'suspended' }
  | { what: 'outcome'; outcomes: readonly string[] }
  | { what: 'left'; fact?: string }
  | { what: 'postponed'; by?: 'law' | 'pacing' }
  | { what: 'rate'; rate: ChannelRate; part: 'numerator' | 'denominator' }

/** The visits (of a channel rate: one for each contact) that a number of a card counts. */
export const nodeList = (sql: Sql, scope: FigureScope, one: { nodeId: string; question: NodeQuestion }, ask: ListAsk): Page<FigureLine> =>
  figurePage(sql, sourceOf(scope, one), ask)

function sourceOf(scope: FigureScope, { nodeId, question }: { nodeId: string; question: NodeQuestion }): FigureSource {
  const where = allOf([versions(scope), condition('k.nodeId = ?', nodeId), ofCohort(scope, 'k'), asked(question)])
  if (question.what === 'rate') {
    return { table: 'contact', index: 'contact_versionId_nodeId_idx', join: 'JOIN contact_flag f ON f.id = k.id', where }
  }
  return { table: 'visit', index: INDEX[question.what], where }
}

const versions = (scope: FigureScope): Condition => among('k.versionId', scope.versions.map(({ id }) => id))

const PAST = 'visit_versionId_nodeId_outcome_idx'
const INDEX = { entered: PAST, outcome: PAST, left: PAST, here: 'visit_open', postponed: 'visit_held', suspended: 'visit_held' } as const

/** As the index on held visits says it: without these words SQLite may not use it. */
const HELD = `k.leftAt IS NULL AND k.state IN ('postponed', 'suspended')`

function asked(question: NodeQuestion): Condition {
  switch (question.what) {
    case 'entered': return condition('1 = 1')
    case 'here': return condition('k.leftAt IS NULL')
    case 'outcome': return among('k.outcome', question.outcomes)
    case 'left': return question.fact === undefined ? condition(`k.outcome LIKE 'left:%'`) : condition('k.outcome = ?', `left:${question.fact}`)
    case 'suspended': return condition(`${HELD} AND k.state = 'suspended'`)
    case 'postponed': return condition(`${HELD} AND k.state = 'postponed'${BY[question.by ?? 'any']}`)
    case 'rate': return condition(`f.${CHANNEL_RATES[question.rate][question.part === 'numerator' ? 0 : 1]} = 1`)
  }
}
const BY = { any: '', law: ` AND ${byLaw('k')}`, pacing: ` AND NOT ${byLaw('k')}` }

/** Visits of any node that law postpones now. */
export const postponedByLaw = (scope: FigureScope): FigureSource => ({
  table: 'visit', index: INDEX.postponed, where: allOf([versions(scope), ofCohort(scope, 'k'), asked({ what: 'postponed', by: 'law' })]),
})
