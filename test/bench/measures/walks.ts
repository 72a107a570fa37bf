import { setTimeout as sleep } from 'node:timers/promises'
import { SIX_STEPS, WAITERS } from '../drawings.ts'
import { publish } from '../rig/desk.ts'
import type { Rig } from '../rig/rig.ts'
import { scriptEverybody } from '../rig/sandbox.ts'
import { enrolWaiters, prepareWaiters, takeWaiters } from '../rig/waiters.ts'
import type { Scale } from '../scale.ts'
import { eventToScreen } from './event-to-screen.ts'
import { growth } from './growth.ts'
import type { MeasureName, Take } from './names.ts'
import { sixSteps } from './six-steps.ts'
import { sleepers } from './sleepers.ts'
import { starts } from './starts.ts'

export interface WalkInput {
  scale: Scale
  asked: (name: MeasureName) => boolean
  take: Take
}

/** The six steps, against others or on and on: each on a rig of its own, so that none meets another's rows. */
export async function walkSixSteps(rig: Rig, { scale, take }: WalkInput, name: 'six-steps' | 'growth'): Promise<void> {
  const journeyId = await publish(rig.deskUrl, 'Six steps', SIX_STEPS)
  await scriptEverybody(rig.sandboxUrl)
  if (name === 'growth') await take('growth', `six steps, ${scale.window * scale.marks[2]} runs, processor time of each`, () => growth(rig, { journeyId, scale }))
  else await take('six-steps', 'six steps, in turns with the hand-written workflows', () => sixSteps(rig, { journeyId, scale }))
}

/** What is measured on runs that wait: the same runs serve one measure after the other. */
export async function walkWaiters(rig: Rig, { scale, asked, take }: WalkInput): Promise<void> {
  const journeyId = await publish(rig.deskUrl, 'Waiters', WAITERS)
  const count = asked('sleepers') ? scale.sleepers : asked('starts') ? scale.starts : scale.shown
  const waiters = await prepareWaiters(rig, { journeyId, count: Math.max(count, scale.shown) })
  if (asked('starts')) await take('starts', `${scale.starts} starts`, () => starts(rig, { waiters, count: scale.starts }))
  if (asked('sleepers')) await take('sleepers', `${scale.sleepers} sleeping runs, and payments that wake some`, () => sleepers(rig, { waiters, scale }))
  if (!asked('screen')) return
  const missing = scale.shown - waiters.waiting.length
  if (missing > 0) await enrolWaiters(rig, waiters, missing)
  // The last of what came before is over.
  await sleep(scale.restSeconds * 100)
  await take('screen', 'event to screen', () => eventToScreen(rig, { journeyId, waiters: takeWaiters(waiters, scale.shown) }))
}
