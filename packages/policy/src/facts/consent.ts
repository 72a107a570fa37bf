import type { Finding } from '../decision.ts'
import type { Consent, DecideInput } from '../input.ts'

const CALL_AGAIN_MS = 7 * 86_400_000

/** An artificial voice to a mobile needs prior express consent where a pack says so (47 CFR 64.1200(a)(1)). */
export function aiConsent(input: DecideInput): Finding[] {
  const { contact, packs, person, nowMs } = input
  const machineSpeaks = contact.channel === 'voice_ai' || contact.aiVoice === true
  if (!machineSpeaks || contact.address.line === 'landline') return []
  const given = person.consents.some(
    (one) => one.kind === 'ai_voice' && lasts(one, nowMs) && isFor(one, contact.address.value),
  )
  if (given) return []
  return packs
    .filter((pack) => pack.ai?.consent === 'prior_express')
    .map((pack) => ({ kind: 'block', rule: `${pack.id}.consent` }))
}

/**
 * Whether a call at `atMs` was asked for by the person: a consent of the seven days before that no conversation has
 * used up since (12 CFR 1006.14(b)(3)(i)).
 */
export function isUnderCallConsent({ person, history }: DecideInput, atMs: number): boolean {
  return person.consents.some((one) => {
    if (one.kind !== 'call_again' || !lasts(one, atMs) || atMs > one.atMs + CALL_AGAIN_MS) return false
    return !history.some((past) => past.outcome === 'conversation' && past.atMs > one.atMs && past.atMs < atMs)
  })
}

function lasts(one: Consent, atMs: number): boolean {
  return one.atMs <= atMs && (one.untilMs === undefined || atMs < one.untilMs)
}

function isFor(one: Consent, address: string): boolean {
  return one.address === undefined || one.address === address
}
