import type { Client } from '@temporalio/client'
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js'
import { Worker } from '@temporalio/worker'
import { ParcoursCodec, type KeyRing } from './codec/codec.ts'
import { FAILURE_CONVERTER, PAYLOAD_CONVERTER, bundles } from './workflow-bundles.ts'

/** What a history needs beside itself: the keys of its payloads, and the plan that it names by hash. */
export interface ReplayWith extends KeyRing {
  planJson(hash: string): string | undefined
}

/**
 * Runs the history of a journey (Temporal's JSON form, or as fetched) through this build of the workflow. Rejects where
 * it would take another way than the history tells: then the build must not meet runs that are under way.
 */
export async function replayHistory(history: unknown, { keys, planJson }: ReplayWith): Promise<void> {
  const { journeys } = await bundles()
  await Worker.runReplayHistory({
    workflowBundle: { code: journeys },
    dataConverter: { payloadConverterPath: PAYLOAD_CONVERTER, failureConverterPath: FAILURE_CONVERTER, payloadCodecs: [new ParcoursCodec({ keys }, planJson)] },
  }, history)
}

/** The history of a run in Temporal's JSON form, payloads as they are stored: what `replayHistory` takes, and a file may keep. */
export async function historyJson(client: Client, runId: string): Promise<string> {
  return historyToJSON(await client.workflow.getHandle(runId).fetchHistory())
}
