import { setTimeout as sleep } from 'node:timers/promises'
import type { FigureAsk } from '@parcours/store'
import type { Deps } from '../deps.ts'
import type { FiguresView } from '../routers/views.ts'
import { readFigures } from './read-figures.ts'

const LOOK_MS = 200
/** Without news: how often a watcher hears that the figures still stand. Time alone matures cohorts and promises. */
const STILL_MS = 5_000
/** Figures that took long to add up are added up less often: at most a fifth of the time goes into one question. */
const REST = 4

interface Shared {
  version: number
  /** Numbers alone, to tell news from the passing of time. */
  numbers: string
  view: FiguresView
  /** On the monotonic clock: when it was read, and before which it is not read again. */
  readMs: number
  restUntilMs: number
}
const shared = new WeakMap<Deps, Map<string, Shared>>()

/** Computed once for all who watch the same question, and only when something was committed or time has passed. */
function latest(deps: Deps, filter: FigureAsk): Shared {
  const key = JSON.stringify(filter)
  const known = shared.get(deps) ?? new Map<string, Shared>()
  shared.set(deps, known)
  const version = deps.db.version()
  const before = known.get(key)
  const realMs = performance.now()
  if (before && (realMs < before.restUntilMs || (before.version === version && realMs - before.readMs < STILL_MS))) return before
  const view = readFigures(deps, filter)
  const tookMs = performance.now() - realMs
  const now = { version, view, numbers: JSON.stringify([view.strip, view.nodes]), readMs: realMs, restUntilMs: realMs + tookMs * (1 + REST) }
  // A page left open with many filters must not grow this for ever.
  if (known.size > 200) known.clear()
  known.set(key, now)
  return now
}

/** The figures now, and again whenever a number has changed; ends with the watcher. */
export async function* watchFigures(deps: Deps, filter: FigureAsk, signal: AbortSignal): AsyncGenerator<FiguresView> {
  let sent = ''
  let sentMs = 0
  while (!signal.aborted) {
    const now = latest(deps, filter)
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
