import type { VoiceResult } from '../debtors/call-result.ts'
import { liveCall, silentCall } from '../debtors/call.ts'
import { PARAMETERS } from '../debtors/parameters.ts'
import { openScene } from '../debtors/scene.ts'
import type { SandboxContext } from '../sandbox-context.ts'
import type { Message } from '../store/message-rows.ts'

/** Business seconds of ringing before anything is known of a call that nobody takes. */
const RINGING_S = 25

/** The telephone rings: what is said is drawn now, and reported when the call has lasted its time. */
export function ringCall(context: SandboxContext, callId: string, atMs: number): void {
  const { store } = context
  const call = store.messages.get(callId)
  if (!call || call.status !== 'queued') return
  const script = store.scripts.takeAnswer('voice', call.to)
  const result = script?.result ?? talk(context, call, atMs)
  const seconds = script?.delaySeconds ?? Math.max(RINGING_S, result.durationSeconds)
  store.messages.update(callId, 'in_progress', call.detail)
  store.actions.add(atMs + seconds * 1000, callId, { kind: 'call-end', callId, result })
}

/** The person's part, stored with what follows from it; nobody answers an unknown number. */
function talk(context: SandboxContext, call: Message, atMs: number): VoiceResult {
  const { store, options } = context
  const debtor = store.debtors.findBy('phone', call.to)
  if (!debtor || context.silent()) return silentCall('no_answer')
  const medianArrearsCents = store.settings.medianArrearsCents() ?? PARAMETERS.promise.medianArrearsCents
  const scene = openScene(debtor, { seed: options.seed, nowMs: atMs, medianArrearsCents })
  const result = liveCall(scene)
  store.debtors.put({ ...debtor, life: scene.life })
  for (const act of scene.acts) store.actions.add(act.atMs, debtor.id, act.action)
  return result
}
