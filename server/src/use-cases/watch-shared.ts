import { setTimeout as sleep } from 'node:timers/promises'
import type { Deps } from '../deps.ts'

/** Without news: how often a watcher hears that the numbers still stand. Time alone matures cohorts and makes a wait overdue. */
const STILL_MS = 5_000
/** What took long to read is read less often: at most a fifth of the time goes into one question. */
const REST = 4
/** A page left open with many filters must not grow this for ever. */
const MOST_KEPT = 200

interface Shared<View> {
  version: number
  /** Numbers alone, to tell news from the passing of time. */
  numbers: string
  view: View
  /** On the monotonic clock: when it was read, and before which it is not read again. */
  readMs: number
  restUntilMs: number
}

export interface Watched<Ask, View> {
  read: (deps: Deps, ask: Ask) => View
  /** What of a view is news when it changes. */
  numbersOf: (view: View) => unknown
  lookMs: number
  /** Least rest between two readings. */
  restMs: number
}

/**
 * A stream of views: now, and again whenever a number has changed; ends with the watcher. One reading serves all who
 * watch the same question, and only when something was committed or time has passed.
 */
export function watcherOf<Ask, View extends { asOfMs: number }>({ read, numbersOf, lookMs, restMs }: Watched<Ask, View>) {
  const shared = new WeakMap<Deps, Map<string, Shared<View>>>()
  function latest(deps: Deps, ask: Ask): Shared<View> {
    const key = JSON.stringify(ask)
    const known = shared.get(deps) ?? new Map<string, Shared<View>>()
    shared.set(deps, known)
    const before = known.get(key)
    const version = deps.db.version()
    const realMs = performance.now()
    if (before && (realMs < before.restUntilMs || (before.version === version && realMs - before.readMs < STILL_MS))) return before
    const view = read(deps, ask)
    const tookMs = performance.now() - realMs
    const now = { version, view, numbers: JSON.stringify(numbersOf(view)), readMs: realMs, restUntilMs: realMs + Math.max(restMs, tookMs * (1 + REST)) }
    if (known.size > MOST_KEPT) known.clear()
    known.set(key, now)
    return now
  }
  return async function* watch(deps: Deps, ask: Ask, signal: AbortSignal): AsyncGenerator<View> {
    let sent = ''
    let sentMs = 0
    while (!signal.aborted) {
      const now = latest(deps, ask)
      const realMs = performance.now()
      if (now.numbers !== sent || realMs - sentMs >= STILL_MS) {
        yield { ...now.view, asOfMs: deps.clock.nowMs() }
        sent = now.numbers
        sentMs = realMs
      }
      // The watcher's leaving is the one way that this sleep fails.
      await sleep(lookMs, undefined, { signal }).catch(() => {})
    }
  }
}
