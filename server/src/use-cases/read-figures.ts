import { nodeFigures, stripOf } from '@parcours/metrics'
import {
  figureScope, nodeList, nodeSums, readTogether, stripList, stripSums, versionInfo, type FigureAsk, type FigureLine, type FigureScope, type ListAsk, type Page, type Sql,
} from '@parcours/store'
import type { Deps } from '../deps.ts'
import type { FiguresView, VisitRow } from '../routers/views.ts'
import { told } from '../told-error.ts'

function scopeOf(sql: Sql, filter: FigureAsk, nowMs: number): FigureScope {
  const scope = figureScope(sql, filter, nowMs)
  if (!scope) throw told('NOT_FOUND', { code: 'journey_unknown', en: 'There is no such journey, or no such version of it', fr: 'Ce parcours n’existe pas, ou pas dans cette version' })
  return scope
}

/** All numbers of a journey's canvas, of one moment. */
export function readFigures(deps: Deps, filter: FigureAsk): FiguresView {
  const nowMs = deps.clock.nowMs()
  return readTogether(deps.db, (sql) => {
    const scope = scopeOf(sql, filter, nowMs)
    const drawn = scope.versions.flatMap(({ id }) => versionInfo(sql, id)?.plan.nodes.map((node) => node.id) ?? [])
    const nodes = nodeFigures(nodeSums(sql, scope), drawn)
    const { sums, currency } = stripSums(sql, scope)
    const postponedByLaw = nodes.reduce((sum, node) => sum + node.postponedByLaw, 0)
    return {
      filter, asOfMs: nowMs, windowDays: scope.versions[0]?.windowDays ?? 0, currency: currency ?? 'EUR',
      strip: stripOf({ ...sums, postponedByLaw }), nodes,
    }
  })
}

export interface FigureRows {
  total: number
  rows: VisitRow[]
  next: string | null
}

const rowsOf = (page: Page<FigureLine>): FigureRows => ({
  total: page.total, next: page.next,
  rows: page.rows.map((line) => ({
    runId: line.runId, visitSeq: line.visitSeq, caseRef: line.caseRef, person: `${line.firstName} ${line.lastName}`.trim(),
    nodeId: line.nodeId, outcome: line.outcome, enteredAtMs: line.enteredAt, leftAtMs: line.leftAt, version: line.version,
  })),
})

/** The visits that a number of a card counts: as many as it says. */
export const listOfNode = (deps: Deps, filter: FigureAsk, one: Parameters<typeof nodeList>[2], ask: ListAsk): FigureRows =>
  rowsOf(readTogether(deps.db, (sql) => nodeList(sql, scopeOf(sql, filter, deps.clock.nowMs()), one, ask)))

/** The same for a figure of the strip. */
export const listOfStrip = (deps: Deps, filter: FigureAsk, one: Parameters<typeof stripList>[2], ask: ListAsk): FigureRows =>
  rowsOf(readTogether(deps.db, (sql) => stripList(sql, scopeOf(sql, filter, deps.clock.nowMs()), one, ask)))
