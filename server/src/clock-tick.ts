import { LEASE_MS, acceleratedClock, businessAt, changeFactor, extendLease, lastSegment, localInstant, localParts, slowDown, type ClockState } from '@parcours/clock'
import { appendClockSegment, extendClockLease, heartbeats, oldestDue, readClock } from '@parcours/store'
import type { Deps } from './deps.ts'

const TICK_MS = 500
/** At its slowest the clock runs at this part of its speed. */
const SLOWEST = 32

/** First start of an accelerated clock: the next Monday, shortly before the first legal hour in Paris. */
function firstInstant(realMs: number): number {
  for (let day = 1; ; day++) {
    const parts = localParts(realMs + day * 86_400_000, 'Europe/Paris')
    if (parts.weekday === 1) return localInstant(parts.date, '07:30', 'Europe/Paris')
  }
}

/** Makes sure that an accelerated clock has its first segment. On the wall clock there is nothing to store. */
export async function initClock({ db, env, clock }: Pick<Deps, 'db' | 'env' | 'clock'>): Promise<void> {
  if (env.PARCOURS_CLOCK === 'wall' || readClock(db).segments.length > 0) return
  const realMs = clock.realMs()
  const businessMs = env.PARCOURS_CLOCK_START ? Date.parse(env.PARCOURS_CLOCK_START) : firstInstant(realMs)
  const state = acceleratedClock({ realMs, businessMs, factor: env.PARCOURS_CLOCK_FACTOR })
  await store(db, { segments: [], leaseUntilRealMs: null }, state)
}

/** Writes what a new state adds: a segment with its lease, or the lease alone. */
async function store(db: Deps['db'], before: ClockState, after: ClockState): Promise<void> {
  if (after.leaseUntilRealMs === null) return
  const last = lastSegment(after)
  const known = before.segments.at(-1)
  const isNew = !known || known.realMs !== last.realMs || known.factor !== last.factor
  if (isNew) await appendClockSegment(db, { ...last }, after.leaseUntilRealMs)
  else await extendClockLease(db, after.leaseUntilRealMs)
}

/** One tick: the lease goes on, and the clock waits for work that is late (durability rule 13). */
export async function tick(deps: Deps): Promise<ClockState> {
  const realMs = deps.clock.realMs()
  const before = deps.clock.state()
  if (before.leaseUntilRealMs === null) return before
  let state = extendLease(before, realMs, LEASE_MS)
  if (!hasWorker(deps, realMs)) {
    // Nobody does what falls due: our downtime is not the debtor's (durability rules 12 and 13).
    if (lastSegment(state).factor !== 0) state = changeFactor(state, 0, realMs)
    await store(deps.db, before, state)
    return state
  }
  state = slowDown(state, {
    oldestDueBusinessMs: oldestDue(deps.db.read, businessAt(state, realMs)), targetFactor: deps.env.PARCOURS_CLOCK_FACTOR, realMs,
  })
  // Never to a halt: one run that nobody can help must not stop the day of all others.
  if (lastSegment(state).factor === 0) state = changeFactor(state, deps.env.PARCOURS_CLOCK_FACTOR / SLOWEST, realMs)
  await store(deps.db, before, state)
  return state
}

/** Workers beat every two seconds: three beats missed, and the accelerated day stands still until one is back. */
const SILENT_MS = 6_000
const hasWorker = ({ db }: Deps, realMs: number): boolean => heartbeats(db.read, 'worker').some(({ seenRealMs }) => realMs - seenRealMs < SILENT_MS)

/** Ticks until stopped; tells whoever follows the clock (the sandbox) about each state. */
export function startClock(deps: Deps, tell: (state: ClockState) => void): () => void {
  let stopped = false
  const loop = async () => {
    while (!stopped) {
      try {
        tell(await tick(deps))
      } catch (error) {
        deps.log({ error: String(error) }, 'the clock could not tick, trying again')
      }
      await new Promise((resolve) => setTimeout(resolve, TICK_MS))
    }
  }
  void loop()
  return () => (stopped = true)
}
