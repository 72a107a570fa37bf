import { DefaultLogger, Runtime, Worker, type ReplayWorkerOptions } from '@temporalio/worker'
import { planJsonOf, type Db } from '@parcours/store'
import { bundles } from '@parcours/worker'
import { converterOf } from '@parcours/worker/replay'
import type { Plan } from '@parcours/journey'
import type { TraceEntry } from '@parcours/engine/advance'
import type { Faults, Played } from './crash-play.ts'
import type { CrashWorld } from './crash-world.ts'

type PayloadCodec = NonNullable<NonNullable<ReplayWorkerOptions['dataConverter']>['payloadCodecs']>[number]

/** A visit as Temporal's history tells it. */
interface Passage {
  seq: number
  nodeId: string
  enteredAt: number
  leftAt: number | null
  outcome: string | null
}
interface Replayed {
  /** By run, in order; from the traces that the replayed workflow hands to its steps. */
  passages: ReadonlyMap<string, Passage[]>
  faults: Faults
}

/**
 * Runs every history through the workflow's code and reads what it says to its steps on the way. The workflow tells its
 * passages in the arguments of its activities; no row of ours has a part in it, save the plan that the history names.
 */
async function replay({ db, worker: { client }, env }: CrashWorld, runIds: readonly string[]): Promise<Replayed> {
  quietRuntime()
  const keys = new Map(Object.entries(JSON.parse(env.PAYLOAD_KEYS ?? '{}') as Record<string, string>).map(([id, key]) => [id, Buffer.from(key, 'base64')]))
  const converter = converterOf({ keys, planJson: (hash) => planJsonOf(db.read, hash) })
  const told = new Map<string, Told>()
  const dataConverter = { ...converter, payloadCodecs: converter.payloadCodecs.map((codec) => overhearing(codec, told)) }
  const histories = async function* () {
    for (const workflowId of runIds) yield { workflowId, history: await client.workflow.getHandle(workflowId).fetchHistory() }
  }
  const faults: Faults = []
  for await (const { workflowId, error } of Worker.runReplayHistories({ workflowBundle: { code: (await bundles()).journeys }, dataConverter }, histories())) {
    if (error) faults.push(`${workflowId}: ${error.message.slice(0, 200)}`)
  }
  const plans = new Map<string, Plan>()
  const planOf = (hash: string): Plan => plans.get(hash) ?? plans.set(hash, JSON.parse(planJsonOf(db.read, hash) ?? '{}') as Plan).get(hash) as Plan
  return { faults, passages: new Map([...told].map(([runId, one]) => [runId, passagesOf(one, planOf(one.planHash))])) }
}

let isQuiet = false
function quietRuntime(): void {
  if (!isQuiet) Runtime.install({ shutdownSignals: [], logger: new DefaultLogger('ERROR') })
  isQuiet = true
}

interface Told {
  planHash: string
  /** By number: a trace is handed over again until a step has taken it. */
  entries: Map<number, TraceEntry>
}

/** The codec, with an ear on what the workflow sends out. */
function overhearing(codec: PayloadCodec, told: Map<string, Told>): PayloadCodec {
  return {
    encode: (payloads) => {
      for (const { data } of payloads) hear(Buffer.from(data ?? []).toString('utf8'), told)
      return codec.encode(payloads)
    },
    decode: (payloads) => codec.decode(payloads),
  }
}

function hear(text: string, told: Map<string, Told>): void {
  if (!text.startsWith('{') || !text.includes('"trace":')) return
  // The arguments of a step (worker, workflows/protocol.ts).
  const { runId, planHash, trace } = JSON.parse(text) as { runId: string; planHash: string; trace: TraceEntry[] }
  const one = told.get(runId) ?? told.set(runId, { planHash, entries: new Map() }).get(runId)
  for (const entry of trace) one?.entries.set(entry.no, entry)
}

function passagesOf({ entries }: Told, plan: Plan): Passage[] {
  const visits = new Map<number, Passage>()
  for (const entry of [...entries.values()].toSorted((a, b) => a.no - b.no)) {
    if (entry.type === 'open') visits.set(entry.visit, { seq: entry.visit, nodeId: plan.nodes[entry.node]?.id ?? '', enteredAt: entry.atMs, leftAt: null, outcome: null })
    const known = visits.get(entry.visit)
    if (entry.type === 'close' && known) visits.set(entry.visit, { ...known, leftAt: Math.max(entry.atMs, known.enteredAt), outcome: entry.outcome })
  }
  return [...visits.values()].toSorted((a, b) => a.seq - b.seq)
}

/** Assertions 5 and 6: every history replays, and the visits that it tells are the rows, one for one. */
export async function historiesAgainstVisits(played: Played): Promise<{ replay: Faults; visits: Faults }> {
  const runIds = played.cohort.people.map(({ runId }) => runId)
  const { passages, faults } = await replay(played.world, runIds)
  return { replay: faults, visits: runIds.flatMap((runId) => differences(runId, passages.get(runId) ?? [], rowsOf(played.world.db, runId))) }
}

/** What is under way now, on this build: to be asked before a new worker takes over. */
export async function openHistoriesReplay(world: CrashWorld): Promise<{ runs: number; faults: Faults }> {
  const runIds = world.db.read.all<{ id: string }>(`SELECT id FROM run WHERE status = 'open'`).map(({ id }) => id)
  return { runs: runIds.length, faults: (await replay(world, runIds)).faults }
}

const rowsOf = (db: Db, runId: string): Passage[] =>
  db.read.all<Passage>('SELECT seq, nodeId, enteredAt, leftAt, outcome FROM visit WHERE runId = ? ORDER BY seq', runId)

function differences(runId: string, told: readonly Passage[], rows: readonly Passage[]): Faults {
  const faults: Faults = told.length === rows.length ? [] : [`${runId} has ${rows.length} visits, by its history ${told.length}`]
  for (const [i, row] of rows.entries()) {
    const { seq, nodeId, enteredAt, leftAt, outcome } = row
    const [inRows, inHistory] = [JSON.stringify({ seq, nodeId, enteredAt, leftAt, outcome }), JSON.stringify(told[i] ?? null)]
    if (inRows !== inHistory) faults.push(`${runId}: ${inRows} is in its history ${inHistory}`)
  }
  return faults
}
