import { isWallClock, lastSegment } from '@parcours/clock'
import { INCIDENT_CAUSES, measureRows, oldestDue, timedWrites, type Db } from '@parcours/store'
import { Metrics } from '@parcours/telemetry'
import type { Deps } from '../deps.ts'

export type ServerMetrics = ReturnType<typeof serverMetrics>

/** One for each database that a server has opened. */
const known = new WeakMap<Db, ServerMetrics>()

function serverMetrics() {
  const metrics = new Metrics()
  return {
    metrics,
    writes: metrics.histogram('parcours_database_write_seconds', 'Real time of a database write, with the wait for its turn.'),
    requests: metrics.histogram('parcours_http_request_seconds', 'Real time of a request, by listener, method, route and class of status.'),
    outboxAge: metrics.gauge('parcours_outbox_oldest_seconds', 'Real time for which the oldest row of the outbox has waited.'),
  }
}

/** The same database, measured: what this server counts belongs to it. */
export function measured(db: Db): Db {
  const own = serverMetrics()
  const timed = timedWrites(db, (seconds) => own.writes.observe(seconds), () => performance.now())
  known.set(timed, own)
  return timed
}

/** The numbers of this server; the first asking adds what is read from rows. */
export function metricsOf(deps: Pick<Deps, 'db' | 'clock'>): ServerMetrics {
  const own = known.get(deps.db) ?? serverMetrics()
  known.set(deps.db, own)
  if (!reading.has(own)) rows(own.metrics, deps)
  reading.add(own)
  return own
}
const reading = new WeakSet<ServerMetrics>()

function rows(metrics: Metrics, { db, clock }: Pick<Deps, 'db' | 'clock'>): void {
  const runs = metrics.gauge('parcours_runs', 'Runs that have not ended, by status.')
  const started = metrics.total('parcours_runs_started_total', 'Runs started since the database began.')
  const ended = metrics.total('parcours_runs_ended_total', 'Runs ended since the database began.')
  const outbox = metrics.gauge('parcours_outbox_pending', 'Rows that the relay has yet to carry to Temporal.')
  const contacts = metrics.gauge('parcours_contacts_unsettled', 'Ledger rows of which nobody knows yet how they ended, by status.')
  const incidents = metrics.gauge('parcours_incidents_open', 'Open incidents, by cause.')
  const verdicts = metrics.counter('parcours_gate_verdicts_total', 'Decisions of the contact gate since this server started, by channel, verdict and deciding rule.')
  let decisionId: number | undefined
  metrics.collect(() => {
    const now = measureRows(db.read, decisionId)
    decisionId = now.lastDecisionId
    for (const status of ['starting', 'open'] as const) runs.set(now.runs[status], { status })
    started.set(now.runsStarted)
    ended.set(now.runsStarted - now.runs.starting - now.runs.open)
    outbox.set(now.outbox)
    for (const status of ['sending', 'unknown'] as const) contacts.set(now.contacts[status], { status })
    for (const cause of INCIDENT_CAUSES) incidents.set(now.incidents.find((one) => one.cause === cause)?.n ?? 0, { cause })
    for (const { channel, verdict, rule, n } of now.verdicts) verdicts.add({ channel, verdict, rule }, n)
  })
  clockAndProcess(metrics, { db, clock })
}

function clockAndProcess(metrics: Metrics, { db, clock }: Pick<Deps, 'db' | 'clock'>): void {
  const late = metrics.gauge('parcours_clock_lateness_seconds', 'Business time by which the oldest due work is late.')
  const factor = metrics.gauge('parcours_clock_factor', 'Business seconds in a real one.')
  const memory = metrics.gauge('parcours_process_resident_bytes', 'Memory of the process.')
  const cpu = metrics.total('parcours_process_cpu_seconds_total', 'CPU time of the process since its start.')
  metrics.collect(() => {
    const [state, nowMs] = [clock.state(), clock.nowMs()]
    const due = oldestDue(db.read, nowMs)
    late.set(due === null ? 0 : (nowMs - due) / 1000)
    factor.set(isWallClock(state) ? 1 : lastSegment(state).factor)
    memory.set(process.memoryUsage.rss())
    const { user, system } = process.cpuUsage()
    cpu.set((user + system) / 1e6)
  })
}
