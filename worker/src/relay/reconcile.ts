import type { Client } from '@temporalio/client'
import { WorkflowNotFoundError } from '@temporalio/client'
import { closeOpenVisits, endRun, enqueue, openRuns, runById, settleContact, strandedContacts, unknownContacts, versionInfo } from '@parcours/store'
import type { Deps } from '../activities/context.ts'
import { resolveUnknown } from '../activities/contact.ts'

export interface Reconciled {
  unknown: number
  restarted: number
  closed: number
}

/**
 * At each start (durability rule 8): ledger rows whose sender died become `unknown` and are asked for at the
 * provider; open runs without a workflow get their start again; runs that Temporal has closed are closed here.
 */
export async function reconcile(deps: Deps, client: Client): Promise<Reconciled> {
  const done: Reconciled = { unknown: 0, restarted: 0, closed: 0 }
  done.unknown = await settleStranded(deps)
  const running = await runningWorkflows(client)
  for (let after = '', page = openRuns(deps.db.read, after, 500); page.length > 0; page = openRuns(deps.db.read, after, 500)) {
    // Visibility lags behind: only Temporal's own word on one run counts, asked for those that the list lacks.
    for (const run of page.filter((one) => !running.has(one.id))) {
      const state = await stateOf(client, run.id)
      if (state === 'missing' && (await startAgain(deps, run.id))) done.restarted += 1
      if (state === 'closed' && (await closeRow(deps, run.id))) done.closed += 1
    }
    after = page.at(-1)?.id ?? after
  }
  return done
}

async function runningWorkflows(client: Client): Promise<ReadonlySet<string>> {
  const ids = new Set<string>()
  for await (const one of client.workflow.list({ query: `ExecutionStatus = 'Running'`, pageSize: 1000 })) ids.add(one.workflowId)
  return ids
}

/** Also while running: a sender that died leaves a row behind that nobody else settles. */
export async function settleStranded(deps: Deps): Promise<number> {
  const realMs = deps.clock.realMs()
  let turned = 0
  for (const row of strandedContacts(deps.db.read, realMs - GRACE_MS)) {
    const nowMs = deps.clock.nowMs()
    if (await deps.db.write((sql) => settleContact(sql, row.id, { status: 'unknown', nowMs, from: ['sending'] }))) turned += 1
  }
  for (const row of unknownContacts(deps.db.read, realMs - GRACE_MS)) {
    if (realMs - (asked.get(row.id) ?? 0) < ASK_AGAIN_MS) continue
    asked.set(row.id, realMs)
    await resolveUnknown(deps, row)
  }
  if (asked.size > 10_000) asked.clear()
  return turned
}

const GRACE_MS = 15_000
const ASK_AGAIN_MS = 60_000
/** When each unknown row was last asked for, by the real clock. */
const asked = new Map<string, number>()

/** Temporal's own word on one run. */
export async function stateOf(client: Client, runId: string): Promise<'open' | 'closed' | 'missing'> {
  try {
    const { status } = await client.workflow.getHandle(runId).describe()
    return status.name === 'RUNNING' ? 'open' : 'closed'
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return 'missing'
    throw error
  }
}

/** A start that was acknowledged and never reached Temporal. Its events follow it, in order. */
export function startAgain({ db, clock }: Deps, runId: string): Promise<boolean> {
  return db.write((sql) => {
    const run = runById(sql, runId)
    if (!run) return false
    const pending = sql.get(`SELECT 1 FROM delivery WHERE runId = ? AND kind = 'start' AND state = 'pending'`, runId)
    if (pending) return false
    sql.run(`DELETE FROM delivery WHERE runId = ? AND kind = 'start'`, runId)
    sql.run(`UPDATE delivery SET state = 'pending', notBeforeRealMs = 0 WHERE runId = ? AND kind = 'event'`, runId)
    sql.run(`UPDATE run SET status = 'starting', tag = 0 WHERE id = ?`, runId)
    enqueue(sql, { runId, kind: 'start', lane: 'starts', seq: 0, payload: { slug: run.slug, planHash: run.planHash, group: run.grp, atMs: clock.nowMs() } })
    return versionInfo(sql, run.versionId) !== undefined
  })
}

/** Temporal's own word, not our row, says that a run is closed. */
function closeRow({ db, clock }: Deps, runId: string): Promise<boolean> {
  return db.write((sql) => {
    const run = runById(sql, runId)
    if (!run || run.status === 'ended') return false
    const nowMs = clock.nowMs()
    closeOpenVisits(sql, run, { outcome: 'left:closed_in_temporal', nowMs })
    endRun(sql, run, { reason: 'closed_in_temporal', nowMs })
    return true
  })
}

