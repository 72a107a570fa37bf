import { proxyActivities, proxyLocalActivities, sleep, workflowInfo } from '@temporalio/workflow'
import type { BareActivities } from './activities.ts'
import type { Bookkeeping, DefinedNode, LocalBookkeeping } from './bookkeeping.ts'
import { CALL_ID, type StepName } from './names.ts'
import { RETRY, WAIT_MS } from './policy.ts'

const { bareScore, bareSms } = proxyActivities<BareActivities>({ startToCloseTimeout: '30 s', retry: RETRY })
const { bareCall } = proxyActivities<BareActivities>({ startToCloseTimeout: '30 min', retry: RETRY, activityId: CALL_ID })
const { config, isRunnable, onNodeProcessed, getWorkspace, shouldReEnter } = proxyActivities<Bookkeeping>({ startToCloseTimeout: '30 s', retry: RETRY })
const { reportHistory } = proxyLocalActivities<LocalBookkeeping>({ startToCloseTimeout: '5 s' })

/**
 * The same six steps in the closest peer's shape: by its own source 92 events and 21 actions. Here 5 actions of work
 * (start, score, SMS, timer, call), 10 bookkeeping activities and 6 local ones.
 */
export async function bookkeptSteps(runId: string, definition: DefinedNode[]): Promise<string> {
  const processed = recorder(runId, definition)
  await config(runId)
  if (!(await isRunnable(runId))) return 'not_runnable'
  await bareScore(runId)
  await processed('score', 'scored')
  await bareSms(runId)
  await processed('sms', 'sent')
  await sleep(WAIT_MS)
  await processed('wait', 'elapsed')
  await getWorkspace(runId)
  const { arrearsCents } = await bareCall(runId)
  await processed('call', 'ended')
  await processed('owes', arrearsCents > 0 ? 'yes' : 'otherwise')
  await processed('end', 'done')
  await shouldReEnter(runId)
  return arrearsCents > 0 ? 'owes' : 'cured'
}

function recorder(runId: string, definition: readonly DefinedNode[]) {
  return async (step: StepName, outcome: string): Promise<void> => {
    const node = definition.find(({ id }) => id === step)
    if (!node) throw new Error(`the definition has no ${step}`)
    await onNodeProcessed(runId, node, outcome)
    // Not waited for, as there.
    void reportHistory(runId, workflowInfo().historyLength)
  }
}
