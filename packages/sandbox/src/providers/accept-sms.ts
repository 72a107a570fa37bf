import { chance } from '../debtors/chance.ts'
import { PARAMETERS } from '../debtors/parameters.ts'
import type { SandboxContext } from '../sandbox-context.ts'
import type { AnswerScript } from '../control/script.ts'
import type { Message } from '../store/message-rows.ts'
import { followAsTold } from './follow-as-told.ts'

export interface NewSms {
  providerId: string
  reference: string
  to: string
  from: string
  body: string
  callbackUrl: string
  accountSid: string
}

/** Business seconds from the request to the carrier, to the telephone, and to giving up. */
const CARRIER_S = 1
const DELIVERED_S = 3
const GIVEN_UP_S = 20
/** Twilio: "Unreachable destination handset". */
const UNREACHABLE = '30003'

type SmsAnswer = Extract<AnswerScript, { on: 'sms' }>

/** Takes a message: what the carrier will report, and who will read it. */
export function acceptSms(context: SandboxContext, sms: NewSms): Message {
  const { store } = context
  const script = store.scripts.takeAnswer('sms', sms.to)
  const status = script?.status ?? drawDelivery(context, sms.to)
  const { accountSid, ...fields } = sms
  const message: Message = { ...fields, channel: 'sms', status: 'queued', createdRealMs: Date.now(), detail: { accountSid } }
  store.messages.add(message)
  const debtor = store.debtors.findBy('phone', sms.to)
  // One lane for all that concerns a person: a reply never overtakes the report that its text was delivered.
  const lane = debtor?.id ?? sms.to
  context.schedule(CARRIER_S, lane, { kind: 'sms-status', providerId: sms.providerId, status: 'sent' })
  if (status !== 'delivered') {
    context.schedule(GIVEN_UP_S, lane, { kind: 'sms-status', providerId: sms.providerId, status, errorCode: UNREACHABLE })
    return message
  }
  context.schedule(DELIVERED_S, lane, { kind: 'sms-status', providerId: sms.providerId, status })
  if (script) answerAsTold(context, sms, { script, lane, debtorId: debtor?.id })
  else if (debtor && !context.silent()) readBy(context, sms, debtor.id)
  return message
}

function drawDelivery(context: SandboxContext, to: string): 'delivered' | 'undelivered' {
  const earlier = context.store.messages.countTo('sms', to)
  const draws = chance(context.options.seed, 'sms-delivery', to, earlier)
  return draws.below(PARAMETERS.channels.sms.delivered) ? 'delivered' : 'undelivered'
}

interface Told {
  script: SmsAnswer
  lane: string
  debtorId: string | undefined
}

function answerAsTold(context: SandboxContext, sms: NewSms, { script, lane, debtorId }: Told): void {
  const seconds = DELIVERED_S + script.delaySeconds
  if (script.reply !== undefined) {
    context.schedule(seconds, lane, { kind: 'sms-inbound', from: sms.to, to: sms.from, body: script.reply })
  }
  followAsTold(context, { text: sms.body, seconds, script, debtorId })
}

function readBy(context: SandboxContext, sms: NewSms, debtorId: string): void {
  const { body: text, providerId, reference, from } = sms
  const happening = { type: 'noticed', channel: 'sms', text, providerId, reference, from } as const
  context.schedule(DELIVERED_S, debtorId, { kind: 'live', debtorId, happening })
}
