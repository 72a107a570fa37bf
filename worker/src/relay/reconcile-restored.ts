import type { Client } from '@temporalio/client'
import { decodeArrayFromPayloads } from '@temporalio/common/lib/internal-non-workflow/index.js'
import { isWallClock } from '@parcours/clock'
import { keepReport, markTakenBack, openRestore, openRuns, putFoundMessage, readClock, runById, takeBackTo, type RestoreItem, type RestoreReport } from '@parcours/store'
import type { Deps } from '../activities/context.ts'
import type { ListedMessage } from '../channels/index.ts'
import type { RunInput } from '../workflows/protocol.ts'
import { startLoop, type Loop } from './loop.ts'
import { startAgain, stateOf } from './reconcile.ts'

/** Everything that providers took since a real instant; undefined where nobody can tell. */
export type ListMessages = ((sinceRealMs: number) => Promise<ListedMessage[]>) | undefined

/** The provider's clock may run behind ours, and a copy takes its time. */
const SLACK_MS = 5 * 60_000
const TAG_OF_EXECUTION = 10_000_000

/**
 * After a restore, before any workflow goes on (durability rule 8): what providers took since the backup goes into the
 * ledger, every run is taken back to what Temporal's copy knows of it, and what exists on one side only is mended. Until
 * all of it is clean the emergency stop cannot be lifted. @returns undefined where nothing was restored
 */
export async function reconcileRestored(deps: Deps, client: Client, list: ListMessages): Promise<RestoreReport | undefined> {
  const restore = openRestore(deps.db.read)
  if (!restore) return undefined
  const open: RestoreItem[] = []
  const found = await messagesSince(deps, list, restore.backupRealMs - SLACK_MS).catch((error: unknown) => void open.push({ code: 'list_failed', detail: String(error).slice(0, 300) }))
  if (found === 'no list') open.push({ code: 'no_list' })
  const mended = { runsTakenBack: 0, runsStartedAgain: 0, workflowsEnded: 0 }
  try {
    // Once: later on the histories have grown, and what stands behind the copy is their own.
    if (!restore.takenBack) Object.assign(mended, await takeBack(deps, client, restore.backupBusinessMs - SLACK_MS))
    open.push(...(await leftOver(deps, client)))
  } catch (error) {
    open.push({ code: 'temporal_failed', detail: String(error).slice(0, 300) })
  }
  const before = restore.report
  const counted = found && found !== 'no list' ? found : { found: 0, lost: 0 }
  const report: RestoreReport = {
    backupRealMs: restore.backupRealMs, atRealMs: deps.clock.realMs(), open,
    messagesFound: before.messagesFound + counted.found + counted.lost, messagesOfLostRuns: before.messagesOfLostRuns + counted.lost,
    runsTakenBack: before.runsTakenBack + mended.runsTakenBack, runsStartedAgain: before.runsStartedAgain + mended.runsStartedAgain,
    workflowsEnded: before.workflowsEnded + mended.workflowsEnded,
  }
  await deps.db.write((sql) => keepReport(sql, report))
  return report
}

const AGAIN_MS = 30_000

/** What could not be had at the start (a provider was away) is asked for again until the restore is clean. */
export const reconcileUntilClean = (deps: Deps, client: Client, { list, onError }: { list: ListMessages; onError: (error: unknown) => void }): Loop =>
  startLoop(async () => {
    await reconcileRestored(deps, client, list)
    return AGAIN_MS
  }, onError)

async function messagesSince({ db, clock }: Deps, list: ListMessages, sinceRealMs: number): Promise<{ found: number; lost: number } | 'no list'> {
  if (!list) return 'no list'
  const messages = await list(sinceRealMs)
  const state = readClock(db)
  const onWall = state.segments.length === 0 || isWallClock(state)
  const count = { found: 0, lost: 0 }
  for (let from = 0; from < messages.length; from += 200) {
    const page = messages.slice(from, from + 200)
    const put = await db.write((sql) => page.map((one) => putFoundMessage(sql, { ...one, atMs: onWall ? one.atRealMs : clock.nowMs() })))
    for (const kind of put) if (kind === 'found' || kind === 'lost') count[kind] += 1
  }
  return count
}

/** Temporal's own word, not our row, says how far a run has come. */
async function takeBack(deps: Deps, client: Client, sinceMs: number): Promise<{ runsTakenBack: number; runsStartedAgain: number; workflowsEnded: number }> {
  const { db } = deps
  const done = { runsTakenBack: 0, runsStartedAgain: 0, workflowsEnded: 0 }
  for (const workflowId of await runningJourneys(client)) {
    const handle = client.workflow.getHandle(workflowId)
    const run = runById(db.read, workflowId)
    if (!run) {
      await handle.terminate('the restored database has no such run')
      done.workflowsEnded += 1
      continue
    }
    const { historyLength, runId } = await handle.describe()
    const execution = await executionNo(client, { workflowId, runId })
    if (await db.write((sql) => takeBackTo(sql, workflowId, { tag: execution * TAG_OF_EXECUTION + historyLength, sinceMs }))) done.runsTakenBack += 1
  }
  for (const id of await withoutWorkflow(deps, client)) {
    await db.write((sql) => takeBackTo(sql, id, { tag: 0, sinceMs: 0 }))
    if (await startAgain(deps, id)) done.runsStartedAgain += 1
  }
  await db.write(markTakenBack)
  return done
}

/** Which of a run's executions it is, as Temporal's copy tells it: our row may know of one that never began. */
async function executionNo(client: Client, execution: { workflowId: string; runId: string }): Promise<number> {
  const { history } = await client.workflowService.getWorkflowExecutionHistory({ namespace: client.options.namespace, execution, maximumPageSize: 1 })
  const started = history?.events?.[0]?.workflowExecutionStartedEventAttributes
  // The first argument of every journey workflow.
  const [input] = (await decodeArrayFromPayloads(client.options.loadedDataConverter, started?.input?.payloads?.slice(0, 1))) as [RunInput]
  return input.execution
}

async function leftOver(deps: Deps, client: Client): Promise<RestoreItem[]> {
  const waiting = (id: string) => deps.db.read.get(`SELECT 1 FROM delivery WHERE runId = ? AND kind = 'start' AND state = 'pending'`, id) !== undefined
  const missing = (await withoutWorkflow(deps, client)).filter((id) => !waiting(id))
  const unknown = (await runningJourneys(client)).filter((id) => !runById(deps.db.read, id))
  return [
    ...(missing.length > 0 ? [{ code: 'runs_without_workflow', count: missing.length } as const] : []),
    ...(unknown.length > 0 ? [{ code: 'workflows_without_run', count: unknown.length } as const] : []),
  ]
}

/** The list may lag behind: one that it shows may have ended since, so each is asked for itself before it counts. */
async function runningJourneys(client: Client): Promise<string[]> {
  const ids: string[] = []
  for await (const one of client.workflow.list({ query: `ExecutionStatus = 'Running'`, pageSize: 1000 })) {
    if (one.type.startsWith('journey:') && (await stateOf(client, one.workflowId)) === 'open') ids.push(one.workflowId)
  }
  return ids
}

async function withoutWorkflow({ db }: Deps, client: Client): Promise<string[]> {
  const ids: string[] = []
  for (let after = '', page = openRuns(db.read, after, 500); page.length > 0; page = openRuns(db.read, after, 500)) {
    for (const { id } of page) if ((await stateOf(client, id)) === 'missing') ids.push(id)
    after = page.at(-1)?.id ?? after
  }
  return ids
}
