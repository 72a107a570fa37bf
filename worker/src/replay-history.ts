import type { Client } from '@temporalio/client'
import proto from '@temporalio/proto'
import { Worker } from '@temporalio/worker'
import { ParcoursCodec, type KeyRing } from './codec/codec.ts'
import { installRuntime } from './runtime.ts'
import { FAILURE_CONVERTER, PAYLOAD_CONVERTER, bundles } from './workflow-bundles.ts'

// A CommonJS package: Node finds its names on the default only.
const { History } = proto.temporal.api.history.v1

/** What a history needs beside itself: the keys of its payloads, and the plan that it names by hash. */
export interface ReplayWith extends KeyRing {
  planJson: (hash: string) => string | undefined
}

/** The history of a run as JSON: event types by name, bytes in base64, payloads as they are stored. Its own JSON form fails the SDK wherever two copies of protobufjs are installed. */
export async function historyJson(client: Client, runId: string, execution?: string): Promise<string> {
  const history = await client.workflow.getHandle(runId, execution).fetchHistory()
  return JSON.stringify(History.toObject(History.fromObject(history), { enums: String, longs: String, bytes: String }), null, 1)
}

/** How payloads of journeys are written and read, wherever a workflow of theirs runs. */
export const converterOf = ({ keys, planJson }: ReplayWith) => ({
  payloadConverterPath: PAYLOAD_CONVERTER, failureConverterPath: FAILURE_CONVERTER, payloadCodecs: [new ParcoursCodec({ keys }, planJson)],
})

/** Histories of all executions of a run, oldest first: one more for each time that it was cut or moved to another version. */
export async function historiesOf(client: Client, runId: string): Promise<string[]> {
  const latest = await historyJson(client, runId)
  const first = historyOf(latest).events[0]?.workflowExecutionStartedEventAttributes?.firstExecutionRunId
  const found: string[] = []
  for (let execution = first; execution;) {
    const json = await historyJson(client, runId, execution)
    found.push(json)
    execution = historyOf(json).events.at(-1)?.workflowExecutionContinuedAsNewEventAttributes?.newExecutionRunId
  }
  return found
}

const historyOf = (json: string) => History.fromObject(JSON.parse(json) as Record<string, unknown>)

async function replayOptions(of: ReplayWith) {
  installRuntime()
  const { journeys } = await bundles()
  return { workflowBundle: { code: journeys }, dataConverter: converterOf(of) }
}

/**
 * Runs a history from `historyJson` through this build of the workflow. Rejects where it would take another way than
 * the history tells: then the build must not meet runs that are under way.
 */
export async function replayHistory(json: string, of: ReplayWith): Promise<void> {
  await Worker.runReplayHistory(await replayOptions(of), historyOf(json))
}

/** The same for many, in one worker. @returns what does not replay, by run */
export async function replayHistories(histories: ReadonlyMap<string, string>, of: ReplayWith): Promise<Map<string, Error>> {
  const faults = new Map<string, Error>()
  const all = [...histories].map(([workflowId, json]) => ({ workflowId, history: historyOf(json) }))
  for await (const { workflowId, error } of Worker.runReplayHistories(await replayOptions(of), all)) {
    if (error) faults.set(workflowId, error)
  }
  return faults
}
