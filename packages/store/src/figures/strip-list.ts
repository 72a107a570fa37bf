import type { StripName } from '@parcours/metrics'
import type { Sql } from '../db/open-db.ts'
import { allOf, condition, type Condition, type Page } from '../views/conditions.ts'
import { figurePage, type FigureLine, type FigureSource, type ListAsk } from './list-page.ts'
import { postponedByLaw } from './node-list.ts'
import { anyVersion, ofCohort, type FigureScope } from './scope.ts'
import { mainCurrency } from './strip-sums.ts'

export type StripPart = 'numerator' | 'denominator' | 'all'

/**
 * The runs (promises, visits) behind a figure of the strip. Of money the list holds the runs that brought or
 * cost some. Of the uplift: treated, control, and both.
 */
export function stripList(sql: Sql, scope: FigureScope, one: { name: StripName; part: StripPart }, ask: ListAsk): Page<FigureLine> {
  return figurePage(sql, sourceOf(sql, scope, one), ask)
}

function sourceOf(sql: Sql, scope: FigureScope, { name, part }: { name: StripName; part: StripPart }): FigureSource {
  const only = (sql_: string): Condition[] => (part === 'numerator' ? [condition(sql_)] : [])
  switch (name) {
    case 'postponed_by_law': return postponedByLaw(scope)
    case 'promises_kept': return promises(scope, only(`k.status = 'kept'`))
    case 'cases': return runs(scope, [])
    case 'recovered': return mature(sql, scope, [TREATED, ...only('MIN(k.recoveredCents, k.arrearsAtEntry) > 0')])
    case 'cured': return mature(sql, scope, [TREATED, ...only('k.currentInWindow = 1')])
    case 'cost_per_euro': return mature(sql, scope, [TREATED, ...only('k.costCents > 0')])
    case 'uplift': return mature(sql, scope, [condition(ASSIGNED[part])])
    case 'opt_outs': return runs(scope, [TREATED, condition('k.contacted = 1'), ...only('k.optedOut = 1')])
    case 'complaints': return runs(scope, [TREATED, condition('k.contacted = 1'), ...only('k.complained = 1')])
  }
}

const TREATED = condition(`k.grp = 'treated'`)
const ASSIGNED = {
  numerator: `k.grp = 'treated' AND k.drawn = 1`, denominator: `k.grp = 'control'`, all: `(k.grp = 'control' OR k.drawn = 1)`,
} as const

const runs = (scope: FigureScope, conditions: readonly Condition[]): FigureSource => ({
  table: 'run', where: allOf([anyVersion(scope.versions, ({ id }) => condition('k.versionId = ?', id)), ofCohort(scope, 'k'), ...conditions]),
})

/** Cohorts whose window has passed, in the currency that money is added in. */
const mature = (sql: Sql, scope: FigureScope, conditions: readonly Condition[]): FigureSource => ({
  table: 'run',
  where: allOf([
    anyVersion(scope.versions, ({ id, matureDay }) => condition('k.versionId = ? AND k.entryDay <= ?', id, matureDay)),
    ofCohort(scope, 'k'), condition('k.currency = ?', mainCurrency(sql, scope) ?? ''), ...conditions,
  ]),
})

const promises = (scope: FigureScope, conditions: readonly Condition[]): FigureSource => ({
  table: 'promise',
  where: allOf([
    anyVersion(scope.versions, (version) => condition('k.versionId = ? AND k.dueAt <= ?', version.id, version.dueUntilMs)),
    condition(`k.status <> 'cancelled'`), ofCohort(scope, 'k'), ...conditions,
  ]),
})
