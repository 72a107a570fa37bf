import { setTimeout as sleep } from 'node:timers/promises'
import type { Deps } from '../deps.ts'
import type { LiveMapView } from '../routers/live-views.ts'
import { liveMap } from './live-map.ts'

const LOOK_MS = 250
/** Counted at most so often, however many look; and at most for a fifth of the time. */
const REST_MS = 1_000
const REST = 4
/** Without news: how often a watcher hears that the counts still stand. Time alone makes a wait overdue. */
const STILL_MS = 5_000

interface Shared {
  version: number
  /** Numbers alone, to tell news from the passing of time. */
  numbers: string
  view: LiveMapView
  /** On the monotonic clock: when it was read, and before which it is not read again. */
  readMs: number
  restUntilMs: number
}
const shared = new WeakMap<Deps, Map<string, Shared>>()

/** One reading for all who watch the same journey, and only when something was committed or time has passed. */
function latest(deps: Deps, journeyId: string): Shared {
  const known = shared.get(deps) ?? new Map<string, Shared>()
  shared.set(deps, known)
  const before = known.get(journeyId)
  const version = deps.db.version()
  const realMs = performance.now()
  if (before && (realMs < before.restUntilMs || (before.version === version && realMs - before.readMs < STILL_MS))) return before
  const view = liveMap(deps, journeyId)
  const tookMs = performance.now() - realMs
  const now = {
    version, view, numbers: JSON.stringify([view.counts, view.versions]), readMs: realMs, restUntilMs: realMs + Math.max(REST_MS, tookMs * (1 + REST)),
  }
  known.set(journeyId, now)
  return now
}

/** The map now, and again whenever a number has changed; ends with the watcher. */
export async function* watchLive(deps: Deps, journeyId: string, signal: AbortSignal): AsyncGenerator<LiveMapView> {
  let sent = ''
  let sentMs = 0
  while (!signal.aborted) {
    const now = latest(deps, journeyId)
    const realMs = performance.now()
    if (now.numbers !== sent || realMs - sentMs >= STILL_MS) {
      yield { ...now.view, asOfMs: deps.clock.nowMs() }
      sent = now.numbers
      sentMs = realMs
    }
    // The watcher's leaving is the one way that this sleep fails.
    await sleep(LOOK_MS, undefined, { signal }).catch(() => {})
  }
}
