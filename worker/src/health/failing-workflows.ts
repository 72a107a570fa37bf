import type { Client } from '@temporalio/client'
import type { WorkerDetail } from '@parcours/store'

const MOST = 1_000
/** Set by the server after several failed tasks in a row of one workflow, and taken away by the first that succeeds. */
const QUERY = `ExecutionStatus = 'Running' AND TemporalReportedProblems IN ('category=WorkflowTaskFailed', 'category=WorkflowTaskTimedOut')`

/** Open workflows of journeys whose tasks fail: their runs stand still until a worker can do them. Asks Temporal's visibility. */
export async function failingWorkflows({ workflow }: Pick<Client, 'workflow'>): Promise<NonNullable<WorkerDetail['failing']>> {
  const ids: string[] = []
  for await (const { workflowId, type } of workflow.list({ query: QUERY, pageSize: MOST })) {
    if (type.startsWith('journey:')) ids.push(workflowId)
    if (ids.length >= MOST) break
  }
  const total = ids.length < MOST ? ids.length : (await workflow.count(QUERY)).count
  return { ids, total }
}
