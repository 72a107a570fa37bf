import { versionInfo, type VersionInfo } from '@parcours/store'
import type { Deps } from '../deps.ts'
import type { MigrationNode, MigrationView } from '../routers/steer-views.ts'
import { told } from '../told-error.ts'
import { nodeName } from './place-words.ts'
import { targetsOf } from './targets.ts'

/** Who stands where on one version, with the node of the other that they would go on at: the same by its id and type. */
export function migrationView(deps: Deps, { fromVersionId, toVersionId }: { fromVersionId: string; toVersionId: string }): MigrationView {
  const { read } = deps.db
  const [from, to] = [versionInfo(read, fromVersionId), versionInfo(read, toVersionId)]
  if (!from || !to || from.record.journeyId !== to.record.journeyId) throw told('NOT_FOUND', { code: 'version_unknown', en: 'There is no such version of this journey', fr: 'Cette version du parcours n’existe pas' })
  const openRuns = read.get<{ n: number }>(`SELECT COUNT(*) AS n FROM run WHERE versionId = ? AND status <> 'ended'`, fromVersionId)?.n ?? 0
  // Of one branch only: who is in several, or about to start, stays.
  const standing = read.all<{ nodeId: string; n: number }>(
    `SELECT nodeId, COUNT(*) AS n FROM (SELECT MIN(v.nodeId) AS nodeId FROM visit v INDEXED BY visit_open JOIN run r ON r.id = v.runId
     WHERE v.leftAt IS NULL AND v.versionId = ? AND r.status = 'open' GROUP BY v.runId HAVING COUNT(*) = 1) GROUP BY nodeId`, fromVersionId)
  const counts = new Map(standing.map(({ nodeId, n }) => [nodeId, n]))
  return {
    journeyId: from.record.journeyId, journeyName: to.journey.name,
    from: { versionId: fromVersionId, version: from.record.number, openRuns },
    to: { versionId: toVersionId, version: to.record.number, planHash: to.record.hash, nodes: targetsOf(to) },
    nodes: nodesOf(from, to, counts), cannot: openRuns - standing.reduce((sum, { n }) => sum + n, 0),
  }
}

function nodesOf(from: VersionInfo, to: VersionInfo, counts: ReadonlyMap<string, number>): MigrationNode[] {
  const targets = targetsOf(to)
  return from.plan.nodes.flatMap((node, i) => {
    const runs = counts.get(node.id) ?? 0
    if (i === 0 || (runs === 0 && node.type === 'end')) return []
    const same = targets.some(({ nodeId, type }) => nodeId === node.id && type === node.type)
    return [{ nodeId: node.id, name: nodeName(from, node.id), type: node.type, runs, to: same ? node.id : null }]
  }).toSorted((a, b) => Number(b.runs > 0) - Number(a.runs > 0))
}
