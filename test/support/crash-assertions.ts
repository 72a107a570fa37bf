import type { Plan } from '@parcours/journey'
import { planJsonOf, type Db } from '@parcours/store'
import { historyJson, replayHistories } from '@parcours/worker/replay'
import type { CrashWorld } from './crash-world.ts'
import { PAYLOAD_KEYS } from './world.ts'

/** What reaches the provider may be on its way for this long after the last look at the clock. */
const ON_THE_WAY_MS = 2_000

interface LogEntry {
  reference: string
  channel: string
  receivedRealMs: number
  businessMs: number
  response: { ordered?: string }
}
interface LedgerRow {
  id: string
  reference: string
  status: string
  at: number
  sendByRealMs: number
  windowEndMs: number
}

export async function providerLog({ sandbox }: CrashWorld): Promise<LogEntry[]> {
  const response = await fetch(`${sandbox.url}/log?since=0&limit=10000`)
  return ((await response.json()) as { entries: LogEntry[] }).entries
}

const ledger = (db: Db): LedgerRow[] =>
  db.read.all<LedgerRow>(`SELECT id, runId || '.' || visitSeq || '.' || attempt AS reference, status, at, sendByRealMs, windowEndMs FROM contact`)

/** Durability, assertion 1: at most one request for each key, none without a row, no row that claims one without. */
export async function requestsAgainstLedger(world: CrashWorld): Promise<string[]> {
  const [log, rows] = [await providerLog(world), ledger(world.db)]
  const requests = Map.groupBy(log, (entry) => entry.reference)
  const known = new Map(rows.map((row) => [row.reference, row]))
  return [
    ...[...requests].flatMap(([reference, entries]) => (entries.length > 1 ? [`${reference} was sent ${entries.length} times`] : [])),
    ...[...requests.keys()].flatMap((reference) => (known.has(reference) ? [] : [`${reference} has no row`])),
    ...rows.flatMap(({ reference, status }) => (requests.has(reference) || ['unknown', 'failed'].includes(status) ? [] : [`${reference} is ${status} and was never sent`])),
  ]
}

/** Assertion 2: nothing after a stop, and nothing outside its own time. */
export async function contactsOutOfTime(world: CrashWorld): Promise<string[]> {
  const late = world.db.read.all<{ id: string; type: string }>(
    `SELECT c.id, e.type FROM contact c JOIN event e ON e.personId = c.personId AND e.status = 'applied' AND c.at > e.at
     WHERE e.type = 'cease' OR (e.type = 'payment' AND json_extract(e.body, '$.amountCents') >= 30000)`)
  const rows = new Map(ledger(world.db).map((row) => [row.reference, row]))
  return [
    ...late.map(({ id, type }) => `${id} after ${type}`),
    ...(await providerLog(world)).flatMap(({ reference, receivedRealMs, businessMs }) => {
      const row = rows.get(reference)
      if (!row) return []
      const overdueMs = receivedRealMs - row.sendByRealMs
      return overdueMs > ON_THE_WAY_MS || businessMs < row.at ? [`${reference}: ${overdueMs} ms after its time`] : []
    }),
  ]
}

/** Assertion 3: every acknowledged enrolment is one execution, closed like its row. */
export async function runsAgainstTemporal({ db, worker: { client } }: CrashWorld, acknowledged: readonly string[]): Promise<string[]> {
  const executions = new Map<string, string[]>()
  for await (const one of client.workflow.list()) {
    if (one.type.startsWith('journey:')) executions.set(one.workflowId, [...(executions.get(one.workflowId) ?? []), one.status.name])
  }
  const rows = new Map(db.read.all<{ id: string; status: string; reason: string }>('SELECT id, status, reason FROM run').map((row) => [row.id, row]))
  return [
    ...acknowledged.flatMap((id) => (rows.has(id) ? [] : [`${id} was acknowledged and is no row`])),
    ...[...rows.values()].flatMap(({ id, status, reason }) => {
      const found = executions.get(id) ?? []
      const closed = found.length === 1 && found[0] === 'COMPLETED'
      return closed && status === 'ended' && reason !== 'closed_in_temporal' ? [] : [`${id} is ${status} (${reason}), in Temporal ${found.join()}`]
    }),
    ...[...executions.keys()].flatMap((id) => (rows.has(id) ? [] : [`${id} runs without a row`])),
  ]
}

/** Assertion 4: nothing stored is left behind, and nobody left by timeout over an event that had come before. */
export function eventsLeftBehind({ db }: CrashWorld): string[] {
  const pending = db.read.all<{ id: number; kind: string; error: string }>(`SELECT id, kind, error FROM delivery WHERE state = 'pending'`)
  const dead = db.read.all<{ id: number; error: string }>(`SELECT id, error FROM delivery WHERE state = 'dead' AND error <> 'after the run was closed'`)
  const overtaken = db.read.all<{ runId: string; nodeId: string }>(
    `SELECT v.runId, v.nodeId FROM visit v JOIN delivery d ON d.runId = v.runId AND d.kind = 'event'
     WHERE v.nodeType = 'wait-for-event' AND v.outcome = 'timeout' AND json_extract(d.payload, '$.type') = 'payment'
       AND json_extract(d.payload, '$.atMs') >= v.enteredAt AND json_extract(d.payload, '$.atMs') < v.leftAt`)
  return [
    ...pending.map(({ id, kind, error }) => `delivery ${id} (${kind}) is pending: ${error}`), ...dead.map(({ id, error }) => `delivery ${id} is dead: ${error}`),
    ...overtaken.map(({ runId, nodeId }) => `${runId} left ${nodeId} by timeout over a payment`),
  ]
}

interface VisitRow {
  runId: string
  seq: number
  nodeId: string
  outcome: string | null
  planHash: string
}

/** Assertion 5, for runs of one branch: visits without a gap, each the way that the plan shows from the one before. */
export function waysOffThePlan({ db }: CrashWorld): string[] {
  const visits = db.read.all<VisitRow>('SELECT v.runId, v.seq, v.nodeId, v.outcome, r.planHash FROM visit v JOIN run r ON r.id = v.runId ORDER BY v.runId, v.seq')
  const plans = new Map<string, Plan>()
  return [...Map.groupBy(visits, (visit) => visit.runId)].flatMap(([runId, way]) => {
    const hash = way[0]?.planHash ?? ''
    const plan = plans.get(hash) ?? (JSON.parse(planJsonOf(db.read, hash) ?? '{}') as Plan)
    plans.set(hash, plan)
    return way.flatMap((visit, i) => {
      if (visit.seq !== i + 1 || visit.outcome === null) return [`${runId}: visit ${visit.seq} is ${visit.outcome === null ? 'open' : `number ${i + 1}`}`]
      const [next, node] = [way[i + 1], plan.nodes.find((one) => one.id === visit.nodeId)]
      const target = node?.exits[visit.outcome] ?? node?.exits.otherwise
      const expected = target === undefined || visit.outcome.startsWith('left:') ? undefined : plan.nodes[plan.instructions[target]?.node ?? -1]?.id
      return next?.nodeId === expected ? [] : [`${runId}: ${visit.nodeId}:${visit.outcome} leads to ${expected}, not to ${next?.nodeId}`]
    })
  })
}

/** Assertion 6: every history replays on this build. */
export async function historiesThatDoNotReplay({ db, worker: { client } }: CrashWorld, runIds: readonly string[]): Promise<string[]> {
  const keys = new Map(Object.entries(PAYLOAD_KEYS).map(([id, key]) => [id, Buffer.from(key, 'base64')]))
  const histories = new Map<string, string>()
  for (const runId of runIds) histories.set(runId, await historyJson(client, runId))
  const faults = await replayHistories(histories, { keys, planJson: (hash) => planJsonOf(db.read, hash) })
  return [...faults].map(([runId, error]) => `${runId}: ${error.message.slice(0, 200)}`)
}
