import { live } from '../debtors/live.ts'
import { PARAMETERS } from '../debtors/parameters.ts'
import { followOffer } from '../posting/follow-offer.ts'
import { postCallEnd, postEmailReport, postEvent } from '../posting/post-json.ts'
import { postSmsInbound, postSmsStatus } from '../posting/post-sms.ts'
import type { Posted } from '../posting/post.ts'
import { ringCall } from '../providers/ring-call.ts'
import type { SandboxContext } from '../sandbox-context.ts'
import type { DueAction } from '../store/action-rows.ts'
import type { Action, Callback } from './action.ts'

/**
 * Performs one due action at its own instant, not at the tick's: catching up gives the same story. What stays
 * inside is stored in one transaction with its end; what leaves the house is posted with an id that its
 * repeats share.
 */
export async function perform(context: SandboxContext, due: DueAction, nowMs: number): Promise<Posted> {
  const atMs = due.dueMs > 0 ? due.dueMs : nowMs
  const { action } = due
  if (action.kind !== 'live' && action.kind !== 'ring') return send(context, { ...due, dueMs: atMs }, action)
  context.store.atomically(() => {
    if (action.kind === 'live') liveOnce(context, action, atMs)
    else ringCall(context, action.callId, atMs)
    context.store.actions.done(due.id)
  })
  return { kind: 'taken' }
}

type Outward = Exclude<Action, { kind: 'live' | 'ring' }>

function send(context: SandboxContext, due: DueAction, action: Outward): Promise<Posted> {
  switch (action.kind) {
    case 'sms-status':
    case 'email-report':
    case 'call-end':
      return inDisorder(context, due, action)
    case 'overtaken':
      return postOut(context, due, action.callback)
    case 'sms-inbound':
    case 'event':
    case 'follow':
      return postOut(context, due, action)
  }
}

const CHANNELS = { 'sms-status': 'sms', 'email-report': 'email', 'call-end': 'voice_ai' } as const

/** A callback, unless a test has ordered that it comes twice or behind its successors. */
async function inDisorder(context: SandboxContext, due: DueAction, callback: Callback): Promise<Posted> {
  const disorder = context.store.scripts.takeDisorder(CHANNELS[callback.kind])
  if (disorder?.callbacks === 'reordered') {
    // A lane of its own: in its person's it would hold up all that follows.
    context.store.actions.add(due.dueMs + disorder.delaySeconds * 1000, `overtaken:${due.id}`, { kind: 'overtaken', callback })
    return { kind: 'taken' }
  }
  const posted = await postOut(context, due, callback)
  return disorder && posted.kind === 'taken' ? postOut(context, due, callback) : posted
}

function postOut(context: SandboxContext, due: DueAction, action: Exclude<Outward, { kind: 'overtaken' }>): Promise<Posted> {
  const messageId = context.id('sbx-', due.id)
  switch (action.kind) {
    case 'sms-status':
      return postSmsStatus(context, action)
    case 'sms-inbound':
      // Twilio gives MM or SM; sent ones have SM here, so that the two series cannot meet.
      return postSmsInbound(context, { ...action, sid: context.id('MM', due.id) })
    case 'email-report':
      return postEmailReport(context, { messageId, reference: action.reference, report: action.report, atMs: due.dueMs })
    case 'call-end':
      return postCallEnd(context, action.callId, action.result)
    case 'event':
      return postEvent(context, messageId, action.body)
    case 'follow':
      return followOffer(context, action)
  }
}

/** One step of a life, with its consequences. In silent mode nobody does anything. */
function liveOnce(context: SandboxContext, step: Extract<Action, { kind: 'live' }>, atMs: number): void {
  const { store, options } = context
  const debtor = store.debtors.get(step.debtorId)
  if (!debtor || context.silent()) return
  const medianArrearsCents = store.settings.medianArrearsCents() ?? PARAMETERS.promise.medianArrearsCents
  const { life, acts } = live(debtor, step.happening, { seed: options.seed, nowMs: atMs, medianArrearsCents })
  store.debtors.put({ ...debtor, life })
  for (const act of acts) store.actions.add(act.atMs, debtor.id, act.action)
}
