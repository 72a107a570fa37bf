import { versionInfo, type BulkRecord, type Sql, type VersionInfo } from '@parcours/store'
import type { BulkGoal, BulkMove, BulkNode, BulkView } from '../routers/steer-views.ts'
import type { RunFilter } from '../routers/views.ts'
import { nodeName } from './place-words.ts'
import { targetsOf } from './targets.ts'

/** What a job does to each run, as it was asked. */
// Parsed when the job was made; written by nobody else.
export const askOf = ({ kind, args }: Pick<BulkRecord, 'kind' | 'args'>): BulkView['ask'] => ({ kind, ...(JSON.parse(args) as object) }) as BulkView['ask']

/** What the runs are moved to, by name; null for all that moves nobody. */
export function goalOf(sql: Sql, bulk: BulkRecord, ask: BulkView['ask']): BulkGoal | null {
  switch (ask.kind) {
    case 'move': return { kind: 'node', name: nodeOfSet(sql, bulk.id, ask.nodeId) }
    case 'migrate': return versionGoal(versionInfo(sql, ask.versionId))
    case 'rollback': {
      const of = sql.get<Pick<BulkRecord, 'source'>>('SELECT source FROM bulk WHERE id = ?', bulk.ofBulkId ?? '')
      return of ? versionGoal(versionOfSource(sql, of)) : null
    }
    default: return null
  }
}

const versionGoal = (info: VersionInfo | undefined): BulkGoal | null =>
  info ? { kind: 'version', journeyId: info.record.journeyId, journeyName: info.journey.name, version: info.record.number } : null

/** The version that a migration takes its runs from, if its set is that of one version. */
function versionOfSource(sql: Sql, { source }: Pick<BulkRecord, 'source'>): VersionInfo | undefined {
  // Written by our own use cases only.
  const { filter } = JSON.parse(source) as { filter?: RunFilter }
  if (filter?.journeyId === undefined || filter.version === undefined) return undefined
  const row = sql.get<{ id: string }>('SELECT id FROM version WHERE journeyId = ? AND number = ?', filter.journeyId, filter.version)
  return row && versionInfo(sql, row.id)
}

const FEW = 50

/** A node's name, in the version of one of the first runs of the set that has it. */
function nodeOfSet(sql: Sql, bulkId: string, nodeId: string): string {
  const rows = sql.all<{ versionId: string }>(
    'SELECT DISTINCT r.versionId FROM bulk_item b JOIN run r ON r.id = b.runId WHERE b.bulkId = ? AND b.n <= ?', bulkId, FEW)
  const infos = rows.flatMap(({ versionId }) => versionInfo(sql, versionId) ?? [])
  const found = infos.find(({ journey }) => journey.nodes.some(({ id }) => id === nodeId))
  return found ? nodeName(found, nodeId) : nodeId
}

/** Nodes that open runs of the set can be moved to, by journey and node, those that most runs have first. */
export function nodesOf(sql: Sql, bulkId: string): BulkNode[] {
  const versions = sql.all<{ versionId: string; n: number }>(
    `SELECT r.versionId, COUNT(*) AS n FROM bulk_item b JOIN run r ON r.id = b.runId WHERE b.bulkId = ? AND r.status <> 'ended' GROUP BY r.versionId`, bulkId)
  const nodes = new Map<string, BulkNode>()
  for (const { versionId, n } of versions) {
    const info = versionInfo(sql, versionId)
    if (!info) continue
    const { journeyId, number } = info.record
    for (const { nodeId, name } of targetsOf(info)) {
      const key = `${journeyId} ${nodeId}`
      const known = nodes.get(key) ?? { nodeId, name, journeyName: info.journey.name, versions: [], runs: 0 }
      nodes.set(key, { ...known, versions: [...known.versions, number].toSorted((a, b) => b - a), runs: known.runs + n })
    }
  }
  return [...nodes.values()].toSorted((a, b) => b.runs - a.runs)
}

/** What a migration does otherwise than go on at the same node. */
export function movesOf(sql: Sql, { ask, set }: BulkView): BulkMove[] {
  if (ask.kind !== 'migrate') return []
  const from = set.kind === 'filter' ? versionOfSource(sql, { source: JSON.stringify(set) }) : undefined
  const to = versionInfo(sql, ask.versionId)
  return Object.entries(ask.nodes).flatMap(([nodeId, move]) => {
    // Who is observed, and joins, where nobody stands alone, stay by themselves.
    const type = from?.plan.nodes.find(({ id }) => id === nodeId)?.type
    if ((move.kind === 'move' && move.to === nodeId) || type === 'control' || type === 'join') return []
    return [{ from: from ? nodeName(from, nodeId) : nodeId, move, to: move.kind === 'move' && to ? nodeName(to, move.to) : null }]
  })
}
