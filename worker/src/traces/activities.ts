import { CompleteAsyncError } from '@temporalio/activity'
import type { ActivityInterceptorsFactory } from '@temporalio/worker'
import type { SpanFields, Traces } from '@parcours/telemetry'
import type { StepArgs, StepReply } from '../workflows/protocol.ts'

/** A workflow that has another name (a sweep) is no run. */
const isRun = (workflowId: string) => workflowId.startsWith('run_')

/**
 * A span for every activity and local activity, in plain Node: nothing of it is in the workflow's sandbox or in a
 * header, so bundles and histories are the same with and without. The gate's verdict is the outcome of a contact.
 */
export const tracedActivities = (traces: Traces): ActivityInterceptorsFactory => ({ info }) => ({
  inbound: {
    execute: (input, next) => {
      // Temporal hands over what our workflow has written.
      const [args] = input.args as [Partial<StepArgs> | undefined]
      const workflowId = info.workflowExecution?.workflowId ?? ''
      const fields: SpanFields = {
        runId: isRun(workflowId) ? workflowId : undefined, activity: info.activityType, attempt: info.attempt, isLocal: info.isLocal,
        taskQueue: info.taskQueue, visit: args?.visit, step: args?.kind,
      }
      return traces.around({ name: `activity ${info.activityType}`, fields, isExpected: (error) => error instanceof CompleteAsyncError }, async (add) => {
        const reply = await next(input)
        add(outcomeOf(reply))
        return reply
      })
    },
  },
})

/** How the engine will read it, by our own words; of data nothing. */
function outcomeOf(reply: unknown): SpanFields {
  if (typeof reply !== 'object' || reply === null || !('outcome' in reply)) return {}
  const { outcome } = reply as StepReply
  return { outcome: outcome.kind, code: outcome.kind === 'stop' ? outcome.fact : outcome.kind === 'result' ? outcome.result : undefined }
}
