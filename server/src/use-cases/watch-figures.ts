import type { FigureAsk } from '@parcours/store'
import type { Deps } from '../deps.ts'
import type { FiguresView } from '../routers/views.ts'
import { readFigures } from './read-figures.ts'

const LOOK_MS = 200
/** Without news: how often a watcher hears that the figures still stand. */
const STILL_MS = 5_000

interface Shared {
  version: number
  /** Numbers alone, to tell news from the passing of time. */
  numbers: string
  view: FiguresView
}
const shared = new WeakMap<Deps, Map<string, Shared>>()

/** Computed once for all who watch the same question, and only when something was committed. */
function latest(deps: Deps, filter: FigureAsk): Shared {
  const key = JSON.stringify(filter)
  const known = shared.get(deps) ?? new Map<string, Shared>()
  shared.set(deps, known)
  const version = deps.db.version()
  const before = known.get(key)
  if (before?.version === version) return before
  const view = readFigures(deps, filter)
  const now = { version, view, numbers: JSON.stringify([view.strip, view.nodes]) }
  // A page left open with many filters must not grow this for ever.
  if (known.size > 200) known.clear()
  known.set(key, now)
  return now
}

const pause = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    }, { once: true })
  })

/** The figures now, and again whenever a number has changed; ends with the watcher. */
export async function* watchFigures(deps: Deps, filter: FigureAsk, signal: AbortSignal): AsyncGenerator<FiguresView> {
  let sent = ''
  let sentMs = 0
  while (!signal.aborted) {
    const now = latest(deps, filter)
    const realMs = deps.clock.realMs()
    if (now.numbers !== sent || realMs - sentMs > STILL_MS) {
      yield { ...now.view, asOfMs: deps.clock.nowMs() }
      sent = now.numbers
      sentMs = realMs
    }
    await pause(LOOK_MS, signal)
  }
}
