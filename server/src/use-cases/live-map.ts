import { liveSums, readTogether, versionInfo, type LiveSum, type Sql } from '@parcours/store'
import type { Deps } from '../deps.ts'
import type { LiveMapView } from '../routers/live-views.ts'
import { told } from '../told-error.ts'
import { overdueBefore } from './live-overdue.ts'

/** Where all open runs of a journey stand, of one moment. */
export function liveMap(deps: Deps, journeyId: string): LiveMapView {
  const ask = { journeyId, overdueBefore: overdueBefore(deps) }
  return readTogether(deps.db, (sql) => {
    const versions = versionsOf(sql, journeyId)
    const numbers = new Map(versions.map(({ id, number }) => [id, number]))
    const sums = liveSums(sql, ask)
    const openOf = (versionId: string) => sums.reduce((sum, one) => sum + (one.versionId === versionId ? one.count : 0), 0)
    return {
      journeyId, asOfMs: deps.clock.nowMs(), total: sums.reduce((sum, { count }) => sum + count, 0),
      counts: sums.map(({ versionId, nodeId, state, count }) => ({ version: numbers.get(versionId) ?? 0, nodeId, state, count })),
      versions: versions.map(({ id, number, live }) => ({ versionId: id, version: number, live: live === 1, open: openOf(id) })),
      nodes: nodesOf(sql, sums, versions),
    }
  })
}

interface VersionRow {
  id: string
  number: number
  live: 0 | 1
}

function versionsOf(sql: Sql, journeyId: string): VersionRow[] {
  if (!sql.get('SELECT 1 FROM journey WHERE id = ?', journeyId)) {
    throw told('NOT_FOUND', { code: 'journey_unknown', en: 'There is no such journey', fr: 'Ce parcours n’existe pas' })
  }
  return sql.all<VersionRow>(
    `SELECT v.id, v.number, COALESCE(v.id = j.liveVersionId, 0) AS live FROM journey j JOIN version v ON v.journeyId = j.id
     WHERE j.id = ? ORDER BY v.number DESC`, journeyId)
}

function nodesOf(sql: Sql, sums: readonly LiveSum[], versions: readonly VersionRow[]): LiveMapView['nodes'] {
  const stood = new Set(sums.map(({ nodeId }) => nodeId))
  const named = new Map<string, LiveMapView['nodes'][number]>()
  const older = versions.filter(({ id, live }) => live === 1 || sums.some((sum) => sum.versionId === id))
  for (const { id } of older) {
    for (const { id: nodeId, name, type } of versionInfo(sql, id)?.journey.nodes ?? []) {
      if (stood.has(nodeId) && !named.has(nodeId)) named.set(nodeId, { nodeId, name: name || type, nodeType: type })
    }
  }
  return [...named.values()]
}
