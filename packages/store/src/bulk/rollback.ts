import type { BranchPlace, CommandAsk } from '@parcours/journey'
import type { Sql } from '../db/open-db.ts'
import { versionInfo } from '../journeys/versions.ts'

interface Done {
  before: string
  after: string
  /** Of the run before the migration, from the visit that it left. */
  versionId: string | null
}

/**
 * What takes a migration back for one run: where it stands still as it was moved, to the node from which it came; where it
 * has gone on, to the same node of the old version, if that has it. Undefined when it was not moved by that job.
 */
export function askBack(sql: Sql, runId: string, ofBulkId: string): CommandAsk | undefined {
  const done = sql.get<Done>(
    `SELECT c.before, c.after, (SELECT v.versionId FROM visit v WHERE v.runId = c.runId AND v.seq = json_extract(c.before, '$[0].visit')) AS versionId
     FROM command c WHERE c.runId = ? AND c.bulkId = ? AND c.state = 'applied' ORDER BY c.seq DESC LIMIT 1`, runId, ofBulkId)
  const old = done?.versionId == null ? undefined : versionInfo(sql, done.versionId)
  if (!done || !old) return undefined
  // Written by the engine as places.
  const [before] = JSON.parse(done.before) as BranchPlace[]
  const [after] = JSON.parse(done.after) as BranchPlace[]
  const nodes = Object.fromEntries(old.plan.nodes.map(({ id }) => [id, { kind: 'move' as const, to: id }]))
  const open = sql.get<{ seq: number }>('SELECT seq FROM visit WHERE runId = ? AND leftAt IS NULL', runId)
  const stands = before && after && open?.seq === after.visit
  if (stands) nodes[after.nodeId] = { kind: 'move', to: before.nodeId }
  return { kind: 'migrate', versionId: old.record.id, planHash: old.record.hash, nodes, waits: 'keep', ...(stands && { back: before.visit }) }
}
