import { pay } from '../rig/pay.ts'
import { debtOf } from '../rig/people.ts'
import type { Rig } from '../rig/rig.ts'
import type { Waiter } from '../rig/waiters.ts'

const PATIENCE_MS = 60_000
/** temporal.api.enums.v1.HistoryEventFilterType: only the event that closes a workflow. */
const CLOSE_EVENT = 2

/** Pays for each of these waiting runs, so many at a time. @returns real ms from each request to the close of its workflow */
export async function paymentToEnd(rig: Rig, { waiters, atOnce }: { waiters: readonly Waiter[]; atOnce: number }): Promise<number[]> {
  const times: number[] = []
  const left = waiters.values()
  const hand = async () => {
    for (const { caseId, runId } of left) {
      const startMs = performance.now()
      await pay(rig, debtOf(caseId))
      await closed(rig, runId)
      times.push(performance.now() - startMs)
      mustHaveEnded(rig, runId)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, hand))
  return times
}

/** Asks Temporal to answer when the workflow has closed; nothing is polled meanwhile, and its payloads stay shut. */
async function closed({ client }: Rig, workflowId: string): Promise<void> {
  const lastMs = performance.now() + PATIENCE_MS
  while (performance.now() < lastMs) {
    const { history } = await client.workflowService.getWorkflowExecutionHistory({
      namespace: client.options.namespace, execution: { workflowId }, waitNewEvent: true, historyEventFilterType: CLOSE_EVENT,
    })
    if ((history?.events?.length ?? 0) > 0) return
  }
  throw new Error(`run ${workflowId} had not ended ${PATIENCE_MS / 1000} s after its payment`)
}

function mustHaveEnded({ db }: Rig, runId: string): void {
  const status = db.read.get<{ status: string }>('SELECT status FROM run WHERE id = ?', runId)?.status
  if (status !== 'ended') throw new Error(`run ${runId} is closed in Temporal and ${status} in our own rows`)
}
