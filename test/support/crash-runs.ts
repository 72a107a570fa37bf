import { setTimeout as sleep } from 'node:timers/promises'
import type { Faults, Played } from './crash-play.ts'

/** Temporal's list of executions may lag behind its executions. */
const LAG_MS = 15_000

/** Assertion 3: every acknowledged enrolment is one execution chain, closed like its row; and nothing runs without a row. */
export async function runsAgainstTemporal(played: Played): Promise<Faults> {
  for (const lastMs = Date.now() + LAG_MS; ; await sleep(500)) {
    const faults = await compare(played)
    if (faults.length === 0 || Date.now() > lastMs) return faults
  }
}

async function compare({ world: { db, worker: { client } }, cohort }: Played): Promise<Faults> {
  const executions = new Map<string, string[]>()
  for await (const one of client.workflow.list({ pageSize: 1_000 })) {
    // A chain shows its links; only the last one counts.
    if (one.type.startsWith('journey:') && one.status.name !== 'CONTINUED_AS_NEW') executions.set(one.workflowId, [...(executions.get(one.workflowId) ?? []), one.status.name])
  }
  const rows = new Map(db.read.all<{ id: string; caseId: string; status: string; reason: string }>('SELECT id, caseId, status, reason FROM run').map((row) => [row.id, row]))
  const byCase = Map.groupBy(rows.values(), ({ caseId }) => caseId)
  return [
    ...cohort.people.flatMap(({ runId, caseId, ref }) => (rows.has(runId) && byCase.get(caseId)?.length === 1 ? [] : [`${ref} was enrolled as ${runId} and has ${byCase.get(caseId)?.length ?? 0} runs`])),
    ...[...rows.values()].flatMap(({ id, status, reason }) => {
      const found = executions.get(id) ?? []
      const closed = found.length === 1 && found[0] === 'COMPLETED'
      return closed && status === 'ended' && reason !== 'closed_in_temporal' ? [] : [`${id} is ${status} (${reason}), in Temporal ${found.join()}`]
    }),
    ...[...executions.keys()].flatMap((id) => (rows.has(id) ? [] : [`${id} runs without a row`])),
  ]
}
