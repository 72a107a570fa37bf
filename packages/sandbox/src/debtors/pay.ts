import { localParts } from '@parcours/clock'
import type { EventBody } from '../schedule/action.ts'
import type { Chance } from './chance.ts'
import { DAY_MS, MINUTE_MS, zoneOf } from './debtor.ts'
import type { Debtor } from './debtor.ts'
import { whenAwake } from './local-time.ts'
import { PARAMETERS } from './parameters.ts'
import type { Scene } from './scene.ts'

const P = PARAMETERS.payment

/** The event about this person's debts; names the debt only if there is just one to mean. */
export function eventOf(debtor: Debtor, type: EventBody['type'], atMs: number): EventBody {
  const { creditorRef, personRef, debtReferences } = debtor.told
  return {
    type,
    at: new Date(atMs).toISOString(),
    creditor: creditorRef,
    customer: personRef,
    ...(debtReferences.length === 1 ? { debt: debtReferences[0] } : {}),
  }
}

/**
 * The person pays `amountCents` of what is past due (at most all of it), some minutes from now: booked at
 * once, or announced first; and now and then a direct debit comes back.
 */
export function pay(scene: Scene, amountCents: number, delay: { chance: Chance; minutes: number }): void {
  const amount = Math.min(Math.round(amountCents), scene.life.arrearsCents)
  if (amount <= 0) return
  const zone = zoneOf(scene.debtor.told)
  const paidMs = whenAwake(Math.round(scene.nowMs + delay.minutes * MINUTE_MS), zone)
  const pending = delay.chance.below(P.pendingShare)
  const bookedMs = pending ? paidMs + P.pendingDays * DAY_MS : paidMs
  if (pending) announce(scene, 'payment_pending', { amount, atMs: paidMs })
  announce(scene, 'payment', { amount, atMs: bookedMs })
  scene.life.arrearsCents -= amount
  scene.life.lastPaidMs = bookedMs
  if (scene.life.arrearsCents === 0) scene.life.promises = []
  if (delay.chance.below(P.reversedShare)) {
    announce(scene, 'payment_reversed', { amount, atMs: bookedMs + P.reversedDays * DAY_MS })
  }
}

type Money = { amount: number; atMs: number }

function announce(scene: Scene, type: EventBody['type'], { amount, atMs }: Money): void {
  const { told } = scene.debtor
  const valueDate = localParts(atMs, zoneOf(told)).date
  const body: EventBody = {
    ...eventOf(scene.debtor, type, atMs), amountCents: amount, currency: told.currency, valueDate,
  }
  scene.acts.push({ atMs, action: { kind: 'event', body } })
}
