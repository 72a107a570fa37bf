import { Metrics } from '@parcours/telemetry'
import { AnswerTimes } from './answer-times.ts'
import type { ChannelWatch } from './watched-channels.ts'
import type { Heart } from './heartbeat.ts'

export type WorkerMetrics = ReturnType<typeof workerMetrics>

/** Everything that the worker measures of itself; Temporal's own numbers come beside it. */
export function workerMetrics(realMs: () => number) {
  const metrics = new Metrics()
  const channels: ChannelWatch = {
    contacts: metrics.counter('parcours_contacts_total', 'Contacts handed to a provider, by channel and its answer.'),
    refusals: metrics.counter('parcours_contact_refusals_total', 'Contacts that a provider refused, by channel and error code.'),
    seconds: metrics.histogram('parcours_provider_answer_seconds', 'Real time that a provider took to answer, by channel.'),
    times: new AnswerTimes(), realMs,
  }
  const writes = metrics.histogram('parcours_database_write_seconds', 'Real time of a database write, with the wait for its turn.')
  const failing = metrics.gauge('parcours_workflows_failing', 'Open workflows of journeys whose tasks fail, by what Temporal reports.')
  const memory = metrics.gauge('parcours_process_resident_bytes', 'Memory of the process.')
  const cpu = metrics.total('parcours_process_cpu_seconds_total', 'CPU time of the process since its start.')
  metrics.collect(() => {
    memory.set(process.memoryUsage.rss())
    const { user, system } = process.cpuUsage()
    cpu.set((user + system) / 1e6)
  })
  return { metrics, channels, writes, failing }
}

/** Ready, and why not; known once the heart beats. */
export function measureHeart({ metrics }: WorkerMetrics, heart: Heart): void {
  const ready = metrics.gauge('parcours_worker_ready', '1 while pollers poll, Temporal serves and the database answers.')
  const serving = metrics.gauge('parcours_temporal_serving', '1 while Temporal says that it serves.')
  const polling = metrics.gauge('parcours_worker_polling', '1 while every queue of this worker is polled.')
  metrics.collect(() => {
    ready.set(heart.ready() ? 1 : 0)
    serving.set(heart.state().temporal === 'serving' ? 1 : 0)
    polling.set(heart.state().polling ? 1 : 0)
  })
}
