import { proxyActivities, sleep } from '@temporalio/workflow'
import type { Activities } from './activities.ts'
import { CALL_ID } from './names.ts'
import { RETRY, WAIT_MS } from './policy.ts'

const { score, sms } = proxyActivities<Activities>({ startToCloseTimeout: '30 s', retry: RETRY })
/** Ended from outside, by this id. */
const { call } = proxyActivities<Activities>({ startToCloseTimeout: '30 min', retry: RETRY, activityId: CALL_ID })

/** The six steps as one would write them without Parcours: three regular activities and a timer, 28 events. */
export async function sixSteps(runId: string): Promise<string> {
  await score(runId)
  await sms(runId)
  await sleep(WAIT_MS)
  const { arrearsCents } = await call(runId)
  return arrearsCents > 0 ? 'owes' : 'cured'
}
