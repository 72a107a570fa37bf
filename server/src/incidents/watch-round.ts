import { heartbeats, oldestPending, type Finding, type IncidentCause, type WorkerDetail } from '@parcours/store'
import type { Deps } from '../deps.ts'
import { BusinessPast } from './business-past.ts'
import type { Look, Sight } from './look.ts'
import { providerRefusing, retriesUsedUp } from './looks/contacts.ts'
import { importStuck, planMissing, waitOverdue } from './looks/runs.ts'
import { noWorker, providerSlow, temporalAway, workflowTaskFailing } from './looks/workers.ts'

/** A worker that was not heard of for so long is dead. */
const SILENT_MS = 10_000
/** A look rests for so many times what it took: beside any number of runs the watch costs a twentieth of a core at most. */
const REST = 20

const allLooks = (): Look[] =>
  [noWorker, temporalAway(), workflowTaskFailing, planMissing, providerRefusing, providerSlow, retriesUsedUp, waitOverdue, importStuck()]

export interface Looked {
  findings: Finding[]
  looked: IncidentCause[]
  outboxAgeMs: number
}

type WatchDeps = Pick<Deps, 'db' | 'clock' | 'log'>

/** The eyes of the watch: one call looks at everything that is due to be looked at. Reads only. */
export function watchRound({ db, clock, log }: WatchDeps, stopwatch: () => number = () => performance.now()): () => Looked {
  const looks = allLooks()
  const past = new BusinessPast()
  const startedMs = clock.realMs()
  const dueMs = new Map<Look, number>()
  let aliveSinceMs: number | undefined
  let oldest: { id: number | null; sinceMs: number } = { id: null, sinceMs: 0 }
  return () => {
    const [nowMs, realMs] = [clock.nowMs(), clock.realMs()]
    past.note({ realMs, businessMs: nowMs })
    const id = oldestPending(db.read)
    if (id !== oldest.id) oldest = { id, sinceMs: realMs }
    const outboxAgeMs = id === null ? 0 : realMs - oldest.sinceMs
    const workers = heartbeats<WorkerDetail>(db.read, 'worker').filter(({ seenRealMs }) => realMs - seenRealMs <= SILENT_MS)
    aliveSinceMs = workers.length > 0 ? (aliveSinceMs ?? realMs) : undefined
    const sight: Sight = { sql: db.read, nowMs, realMs, watchingMs: realMs - startedMs, past, outboxAgeMs, workers, aliveMs: realMs - (aliveSinceMs ?? realMs) }
    const round: Looked = { findings: [], looked: [], outboxAgeMs }
    for (const look of looks) {
      if ((dueMs.get(look) ?? 0) > realMs) continue
      const fromMs = stopwatch()
      try {
        const found = look.find(sight)
        if (found) {
          round.looked.push(look.cause)
          round.findings.push(...found)
        }
      } catch (error) {
        // The others go on; what is open of this cause stays open.
        log({ error: String(error), cause: look.cause }, 'the watch could not look')
      }
      dueMs.set(look, realMs + Math.max(look.everyMs, (stopwatch() - fromMs) * REST))
    }
    return round
  }
}
