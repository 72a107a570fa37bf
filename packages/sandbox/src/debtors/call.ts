import { localParts } from '@parcours/clock'
import type { CallOutcome, VoiceResult } from './call-result.ts'
import type { Chance } from './chance.ts'
import { DAY_MS, zoneOf } from './debtor.ts'
import { countContact } from './fatigue.ts'
import { hourFactor } from './local-time.ts'
import { PARAMETERS } from './parameters.ts'
import { makePromise, promiseDays } from './promise.ts'
import { chanceOf } from './scene.ts'
import type { Scene } from './scene.ts'
import { answerWeights } from './weights.ts'

const P = PARAMETERS.call

/** Chance that the person themselves answers: hour, weekday and fatigue of earlier calls. */
export function rightPartyShare(scene: Scene, callNumber: number): number {
  const { hour, weekday } = localParts(scene.nowMs, zoneOf(scene.debtor.told))
  const fatigue = PARAMETERS.fatigue.call ** Math.min(6, callNumber - 1)
  return P.rightParty * hourFactor(P.hours, hour, P.otherHours) * (P.weekdays[weekday - 1] ?? 1) * fatigue
}

/** One call lived through, from the ringing to what was said. Promises are remembered in the scene. */
export function liveCall(scene: Scene): VoiceResult {
  const { life } = scene
  const callNumber = (life.counts['voice'] ?? 0) + 1
  life.counts['voice'] = callNumber
  const draws = chanceOf(scene, 'voice', callNumber)
  if (!draws.below(rightPartyShare(scene, callNumber))) return unanswered(draws)
  countContact(scene)
  if (draws.below(P.notVerified)) return spoken('not_verified', P.minutes.short, { identityVerified: false })
  if (life.arrearsCents <= 0) return spoken('says_already_paid', P.minutes.reminder)
  if (scene.nowMs < life.disputeUntilMs) return disputed()
  if (!draws.below(P.engage)) return notEngaged(scene, draws)
  return engaged(scene, draws)
}

function unanswered(draws: Chance): VoiceResult {
  const outcome = draws.pick<CallOutcome>([
    ['voicemail', P.voicemail], ['third_party', P.thirdParty], ['wrong_number', P.wrongNumber], ['failed', P.failed],
    ['no_answer', 1 - P.rightParty - P.voicemail - P.thirdParty - P.wrongNumber - P.failed],
  ])
  if (outcome === 'voicemail') return spoken(outcome, P.minutes.voicemail, { identityVerified: false })
  if (outcome === 'no_answer' || outcome === 'failed') return silentCall(outcome)
  return spoken(outcome, P.minutes.short, { identityVerified: false })
}

function engaged(scene: Scene, draws: Chance): VoiceResult {
  switch (draws.pick(answerWeights(scene))) {
    case 'pay':
      return promised(scene, 0, 'voice-today')
    case 'promise':
      return promised(scene, promiseDays(draws), 'voice')
    case 'hardship':
      scene.life.wantsPlan = true
      return spoken(draws.below(P.planWanted) ? 'plan_wanted' : 'difficulty', P.minutes.hardship)
    case 'dispute':
      scene.life.disputeUntilMs = scene.nowMs + PARAMETERS.dispute.freezeDays * DAY_MS
      return disputed()
    case 'refuse':
      return notEngaged(scene, draws)
  }
}

function promised(scene: Scene, days: number, source: 'voice' | 'voice-today'): VoiceResult {
  const amountCents = scene.life.arrearsCents
  const dueDate = makePromise(scene, { amountCents, days, source })
  return spoken('promise', P.minutes.promise, { promise: { amountCents, dueDate } })
}

function notEngaged(scene: Scene, draws: Chance): VoiceResult {
  const outcome = draws.pick(Object.entries(P.notEngaged) as [keyof typeof P.notEngaged, number][]) // keys of the table
  if (outcome === 'cease') scene.life.optedOut.push('all')
  if (outcome !== 'callback') return spoken(outcome, P.minutes.short)
  const callbackAt = new Date(scene.nowMs + DAY_MS + Math.round(draws.next() * 3 * 3_600_000)).toISOString()
  return spoken(outcome, P.minutes.short, { callbackAt })
}

const disputed = () => spoken('dispute', P.minutes.dispute, { dispute: { ground: 'amount' } })

/** A call that somebody or something answered: it lasts, and it costs by the minute. */
function spoken(outcome: CallOutcome, minutes: number, more: Partial<VoiceResult> = {}): VoiceResult {
  return {
    outcome,
    also: [],
    durationSeconds: Math.round(minutes * 60),
    identityVerified: true,
    disclosureAtMs: 1500,
    costCents: Math.ceil(minutes * P.costCentsPerMinute),
    ...more,
  }
}

/** A call that reached nobody. */
export const silentCall = (outcome: 'no_answer' | 'failed'): VoiceResult =>
  ({ outcome, also: [], durationSeconds: 0, identityVerified: false, disclosureAtMs: null, costCents: 0 })
