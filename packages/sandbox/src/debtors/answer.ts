import type { Noticed } from '../schedule/action.ts'
import type { Chance } from './chance.ts'
import { DAY_MS } from './debtor.ts'
import { PARAMETERS } from './parameters.ts'
import { eventOf, pay } from './pay.ts'
import { offerIntent } from './plan.ts'
import { makePromise, promiseDays } from './promise.ts'
import { replyText } from './replies.ts'
import { doLater } from './scene.ts'
import type { Scene } from './scene.ts'
import { answerWeights } from './weights.ts'
import { followLink, linkIn, writeBack } from './write-back.ts'

const P = PARAMETERS

interface Answering {
  scene: Scene
  message: Noticed
  draws: Chance
  /** Minutes until the person does it. */
  minutes: number
}

/** An engaged person does one thing: pays, promises, tells of hardship, disputes, or refuses. */
export function answer(scene: Scene, message: Noticed, draws: Chance): void {
  const minutes = draws.around(P.channels[message.channel].medianAnswerMinutes)
  const answering = { scene, message, draws, minutes }
  if (scene.life.wantsPlan && linkIn(message.text)) return hardship(answering)
  switch (draws.pick(answerWeights(scene))) {
    case 'pay':
      return payNow(answering)
    case 'promise':
      return promise(answering)
    case 'hardship':
      return hardship(answering)
    case 'dispute':
      return dispute(answering)
    case 'refuse':
      if (draws.below(P.writesBack.refuse)) say(answering, 'refuse')
  }
}

function say({ scene, message, draws, minutes }: Answering, kind: Parameters<typeof replyText>[0], days?: number): void {
  const text = replyText(kind, scene.debtor.told.language, { chance: draws, ...(days === undefined ? {} : { days }) })
  writeBack(scene, message, { text, minutes })
}

function payNow(answering: Answering): void {
  const { scene, message, draws, minutes } = answering
  followLink(scene, message, { intent: 'look', option: 0, minutes })
  const afterwards = draws.around(P.payment.medianDelayMinutes)
  const writes = draws.below(P.writesBack.pay)
  pay(scene, scene.life.arrearsCents, { chance: draws, minutes: minutes + afterwards })
  if (writes) say({ ...answering, minutes: minutes + afterwards }, 'paid')
}

function promise(answering: Answering): void {
  const { scene, message, draws } = answering
  const days = promiseDays(draws)
  const amountCents = scene.life.arrearsCents
  const dueDate = makePromise(scene, { amountCents, days, source: 'message' })
  if (message.channel !== 'letter') return say(answering, 'promise', days)
  // Who answers a letter rings up the service desk, which books the promise.
  const body = { ...eventOf(scene.debtor, 'promise', scene.nowMs), amountCents, currency: scene.debtor.told.currency, dueDate }
  doLater(scene, answering.minutes, { kind: 'event', body })
}

function hardship(answering: Answering): void {
  const { scene, message, draws, minutes } = answering
  if (linkIn(message.text)) {
    const intent = offerIntent(scene, draws)
    followLink(scene, message, { intent, option: Math.floor(draws.next() * 3), minutes })
    return
  }
  scene.life.wantsPlan = true
  if (message.channel !== 'letter') return say(answering, 'hardship')
  doLater(scene, minutes, { kind: 'event', body: eventOf(scene.debtor, 'difficulty', scene.nowMs) })
}

function dispute(answering: Answering): void {
  const { scene, message } = answering
  scene.life.disputeUntilMs = scene.nowMs + P.dispute.freezeDays * DAY_MS
  if (message.channel !== 'letter') return say(answering, 'dispute')
  const body = { ...eventOf(scene.debtor, 'dispute', scene.nowMs), ground: 'amount' }
  doLater(scene, answering.minutes, { kind: 'event', body })
}
