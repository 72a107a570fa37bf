import type { Noticed } from '../schedule/action.ts'
import { answer } from './answer.ts'
import type { Chance } from './chance.ts'
import { zoneOf } from './debtor.ts'
import { countContact } from './fatigue.ts'
import { hourFactor, localHour } from './local-time.ts'
import { PARAMETERS } from './parameters.ts'
import { eventOf } from './pay.ts'
import { replyText } from './replies.ts'
import { chanceOf, doLater } from './scene.ts'
import type { Scene } from './scene.ts'
import { toneOf } from './tone.ts'
import { linkIn, writeBack } from './write-back.ts'

const P = PARAMETERS

/** A message reached the person: perhaps they complain, opt out, or engage with it. */
export function noticed(scene: Scene, message: Noticed): void {
  const { life, debtor } = scene
  const ordinal = (life.counts[message.channel] ?? 0) + 1
  life.counts[message.channel] = ordinal
  const nth = countContact(scene)
  const draws = chanceOf(scene, message.channel, ordinal)
  const tone = toneOf(message.text)
  const complaints = P.complaint.perContact * (tone === 'threatening' ? P.complaint.threateningFactor : 1)
  if (draws.below(complaints)) complain(scene, message)
  if (draws.below(P.channels[message.channel].optOut)) return optOut(scene, message, draws)
  if (life.arrearsCents <= 0) {
    const text = replyText('already', debtor.told.language, { chance: draws })
    if (draws.below(P.writesBack.alreadyPaid)) writeBack(scene, message, { text, minutes: 30 })
    return
  }
  if (scene.nowMs < life.disputeUntilMs) return
  if (draws.below(engagement(scene, message, nth))) answer(scene, message, draws)
}

/**
 * Chance to engage with a delivered message: reach, engagement, tone, fatigue, hour; higher for an offer that
 * somebody waits for; nil for those who have made an arrangement and get just another reminder.
 */
function engagement(scene: Scene, message: Noticed, nth: number): number {
  const { life } = scene
  if (linkIn(message.text) && life.wantsPlan) return P.offer.asked
  if (life.plan.length > 0) return 0
  if (life.promises.length > 0) return linkIn(message.text) ? P.offer.promised : 0
  const channel = P.channels[message.channel]
  const hour = localHour(scene.nowMs, zoneOf(scene.debtor.told))
  const byHour = message.channel === 'letter' ? 1 : hourFactor(P.messageHours, hour, 1)
  return (channel.reach / channel.delivered) * channel.engage * P.tones[toneOf(message.text)]
    * P.fatigue.message ** (nth - 1) * byHour
}

function complain(scene: Scene, message: Noticed): void {
  if (message.channel === 'email') {
    doLater(scene, 45, { kind: 'email-report', reference: message.reference, report: { type: 'email.complained' } })
    return
  }
  const body = { ...eventOf(scene.debtor, 'complaint', scene.nowMs), channel: message.channel }
  doLater(scene, 240, { kind: 'event', body })
}

function optOut(scene: Scene, message: Noticed, draws: Chance): void {
  scene.life.optedOut.push(message.channel)
  if (message.channel === 'email') {
    doLater(scene, 20, { kind: 'email-report', reference: message.reference, report: { type: 'email.unsubscribed' } })
    return
  }
  writeBack(scene, message, { text: replyText('stop', scene.debtor.told.language, { chance: draws }), minutes: 5 })
}
