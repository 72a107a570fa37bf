import type { WorkflowClientInterceptor } from '@temporalio/client'
import type { Delivery } from '@parcours/store'
import type { Traces } from '@parcours/telemetry'

/** Hands over a delivery inside a span of its run. */
export const tracedDelivery = (traces: Traces | undefined, { runId, kind, attempts }: Delivery, work: () => Promise<unknown>): Promise<unknown> =>
  traces ? traces.around({ name: `deliver ${kind}`, fields: { runId, kind, attempt: attempts + 1 } }, work) : work()

/** Commands go out as updates, by a lane of their own: a span from the asking to the workflow's answer. */
export const tracedCommands = (traces: Traces): WorkflowClientInterceptor => ({
  startUpdate: (input, next) => traces.around({ name: 'deliver command', fields: { runId: input.workflowExecution.workflowId, kind: 'command' } }, () => next(input)),
})
