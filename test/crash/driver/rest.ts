import { setTimeout as sleep } from 'node:timers/promises'
import { jumpTo, localInstant, localParts } from '@parcours/clock'
import { readClock, releaseSuspension } from '@parcours/store'
import { eventsLeftBehind } from '../../support/crash-events.ts'
import type { CrashWorld } from '../../support/crash-world.ts'
import { PARIS, type TestJourney } from '../../support/test-journey.ts'
import { setClock } from '../../support/world.ts'
import type { Driver } from './cohort.ts'

const [ARRIVE_MS, ARRIVE_PER_RUN_MS] = [110_000, 300]
const REST_MS = 60_000
const LOOK_MS = 250

/** Until every run has ended. Operators answer what people asked, again and again: a reply may still come in. */
export async function everybodyArrives(story: TestJourney, cohort: Driver): Promise<void> {
  cohort.releasedRealMs = Date.now()
  for (const lastMs = Date.now() + ARRIVE_MS + cohort.people.length * ARRIVE_PER_RUN_MS; ; await sleep(LOOK_MS)) {
    await releaseQuestions(story)
    const open = story.db.read.all<{ id: string }>(`SELECT id FROM run WHERE status <> 'ended'`)
    if (open.length === 0) return
    if (Date.now() > lastMs) throw new Error(`${open.length} runs never arrive: ${open.slice(0, 5).map(({ id }) => `${id} ${story.way(id)} ${JSON.stringify(story.place(id))}`).join('; ')}`)
  }
}

async function releaseQuestions({ db, world }: TestJourney): Promise<void> {
  const nowMs = (world as CrashWorld).businessNow()
  const open = db.read.all<{ id: string }>('SELECT id FROM suspension WHERE releasedAt IS NULL LIMIT 500')
  if (open.length > 0) await db.write((sql) => open.forEach(({ id }) => releaseSuspension(sql, id, nowMs)))
}

/** Until nothing is on its way any more: no delivery, no message at a provider, no callback of one. */
export async function comesToRest(story: TestJourney): Promise<void> {
  for (const lastMs = Date.now() + REST_MS; ; await sleep(LOOK_MS)) {
    await releaseQuestions(story)
    await story.world.sandbox.settle()
    const busy = await onItsWay(story)
    if (busy.length === 0) return
    if (Date.now() > lastMs) return
  }
}

async function onItsWay(story: TestJourney): Promise<string[]> {
  const response = await fetch(`${story.world.sandbox.url}/schedule`)
  const { counts } = (await response.json()) as { counts: { open?: number } }
  const sending = story.db.read.get<{ n: number }>(`SELECT COUNT(*) AS n FROM contact WHERE status = 'sending'`)?.n ?? 0
  return [
    ...eventsLeftBehind({ world: story.world as CrashWorld }),
    ...(counts.open ? [`${counts.open} callbacks`] : []), ...(sending ? [`${sending} contacts`] : []),
  ]
}

/** Takes business time to where a scenario begins; nobody is under way then. */
export async function comeTo(world: CrashWorld, when: string | undefined): Promise<void> {
  const [date, time] = (when ?? '').split(' ')
  const at = () => (date && time ? localInstant(date, time, PARIS) : nextMorning(world.businessNow()))
  // The server's own tick may write over ours what it had read before: then once more.
  for (let target = at(), tries = 0; tries < 20; tries++) {
    const now = world.businessNow()
    if (now >= target) return
    await setClock(world, jumpTo(readClock(world.db), target, Date.now()))
    await sleep(700)
    target = date ? target : Math.max(target, now)
  }
  throw new Error(`the clock cannot be brought to ${when}`)
}

const MORNING = '08:05'

/** The coming working day, unless it is early on one. */
function nextMorning(nowMs: number): number {
  const early = (ms: number) => localParts(ms, PARIS).minuteOfDay <= 9 * 60
  const works = (ms: number) => localParts(ms, PARIS).weekday <= 5
  if (early(nowMs) && works(nowMs)) return Math.max(nowMs, localInstant(localParts(nowMs, PARIS).date, MORNING, PARIS))
  let ms = localInstant(localParts(nowMs + 86_400_000, PARIS).date, MORNING, PARIS)
  while (!works(ms)) ms = localInstant(localParts(ms + 86_400_000, PARIS).date, MORNING, PARIS)
  return ms
}
