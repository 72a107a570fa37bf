import { countOpenRuns, runsOfWorkflows, stuckDeliveries, type Finding } from '@parcours/store'
import type { Look, Sight } from '../look.ts'

/** The queues that some worker must poll. */
const QUEUES = ['journeys', 'sweeps'] as const
/** Server and worker start together: nobody is missed before this. */
const START_MS = 30_000
/** Real time for which Temporal must have been away: one late answer is none. */
const AWAY_MS = 5_000
const OUTBOX_MS = 15_000

const served = ({ workers, realMs }: Sight): Set<string> => new Set(workers
  .filter(({ detail, startedRealMs }) => detail.polling || realMs - startedRealMs < START_MS)
  .flatMap(({ detail }) => detail.queues))

/** Queues that nobody polls: named together, since one process polls them all. */
export const noWorker: Look = {
  cause: 'no_worker', everyMs: 0,
  find: (sight) => {
    const known = served(sight)
    const missing = QUEUES.filter((queue) => !known.has(queue))
    if (missing.length > 0 && sight.watchingMs < START_MS) return undefined
    if (missing.length === 0) return []
    return [{ cause: 'no_worker', groupKey: missing.join(' '), detail: { queues: [...missing], openRuns: countOpenRuns(sight.sql) }, runs: [] }]
  },
}

/** Workers say that Temporal does not serve; or it does, and the oldest row of the outbox does not leave. */
export function temporalAway(): Look {
  let awaySinceMs: number | undefined
  return {
    cause: 'temporal_away', everyMs: 0,
    find: ({ sql, workers, realMs, outboxAgeMs, aliveMs }) => {
      if (workers.length === 0) return undefined
      const away = workers.every(({ detail }) => detail.temporal === 'away')
      awaySinceMs = away ? (awaySinceMs ?? realMs) : undefined
      if (awaySinceMs !== undefined) {
        return realMs - awaySinceMs < AWAY_MS ? undefined : [{ cause: 'temporal_away', groupKey: 'temporal', detail: { openRuns: countOpenRuns(sql) }, runs: [] }]
      }
      if (Math.min(outboxAgeMs, aliveMs) < OUTBOX_MS) return []
      return [{ cause: 'temporal_away', groupKey: 'outbox', detail: {}, runs: stuckDeliveries(sql) }]
    },
  }
}

/** Workflows of which Temporal itself reports problems, as the workers have asked it; by journey. */
export const workflowTaskFailing: Look = {
  cause: 'workflow_task_failing', everyMs: 2_000,
  find: ({ sql, workers }) => {
    const failing = workers.map(({ detail }) => detail.failing).find((one) => one !== undefined)
    if (!failing) return undefined
    const runs = Map.groupBy(runsOfWorkflows(sql, failing.ids), ({ journeyId }) => journeyId)
    return [...runs].map(([journeyId, of]): Finding => ({
      cause: 'workflow_task_failing', groupKey: journeyId, detail: { journeyId }, runs: of.map(({ runId }) => ({ runId, visitSeq: 0 })),
    }))
  },
}

const SLOW_MS = 4_000
const FEW = 10

/** Providers that answer slowly: sends wait for them, and after eight seconds nobody knows what became of one. */
export const providerSlow: Look = {
  cause: 'provider_slow', everyMs: 2_000,
  find: ({ workers }) => {
    if (workers.length === 0) return undefined
    const all = workers.flatMap(({ detail }) => Object.entries(detail.answers ?? {}))
    const slowest = new Map<string, { n: number; p95Ms: number }>()
    for (const [channel, { n, p95Ms }] of all) if (n >= FEW && p95Ms >= Math.max(SLOW_MS, slowest.get(channel)?.p95Ms ?? 0)) slowest.set(channel, { n, p95Ms })
    return [...slowest].map(([channel, { n, p95Ms }]): Finding => ({ cause: 'provider_slow', groupKey: channel, detail: { channel, n, seconds: Math.round(p95Ms / 100) / 10 }, runs: [] }))
  },
}
