import type { AnswerScript } from '../control/script.ts'
import { chance } from '../debtors/chance.ts'
import { PARAMETERS } from '../debtors/parameters.ts'
import { linkIn } from '../debtors/write-back.ts'
import type { SandboxContext } from '../sandbox-context.ts'
import type { EmailReport } from '../schedule/action.ts'
import { followAsTold } from './follow-as-told.ts'

export interface NewEmail {
  providerId: string
  reference: string
  to: string
  from: string
  text: string
}

type EmailAnswer = Extract<AnswerScript, { on: 'email' }>

/** Business seconds from the hand-over to the mailbox. */
const DELIVERED_S = 5
const HARD: EmailReport = { type: 'email.bounced', kind: 'hard', detail: '550 5.1.1 no such mailbox' }
const SOFT: EmailReport = { type: 'email.bounced', kind: 'soft', detail: '452 4.2.2 mailbox full' }

/** Files a message: delivered or bounced, and who will read it. */
export function acceptEmail(context: SandboxContext, email: NewEmail): void {
  const { store } = context
  const script = store.scripts.takeAnswer('email', email.to)
  const bounce = script ? scriptedBounce(script) : drawBounce(context, email.to)
  const { text, ...fields } = email
  store.messages.add({
    ...fields, channel: 'email', body: text, callbackUrl: '', status: bounce ? 'bounced' : 'delivered',
    createdRealMs: Date.now(), detail: {},
  })
  const debtorId = store.debtors.findBy('email', email.to.toLowerCase())?.id
  // One lane for all that concerns a person: an answer never overtakes the report of the delivery.
  const report = (seconds: number, what: EmailReport) =>
    { context.schedule(seconds, debtorId ?? email.to, { kind: 'email-report', reference: email.reference, report: what }) }
  report(DELIVERED_S, bounce ?? { type: 'email.delivered' })
  if (bounce) return
  if (!script) return debtorId && !context.silent() ? readBy(context, email, debtorId) : undefined
  const seconds = DELIVERED_S + script.delaySeconds
  const told = scriptedReport(script, text)
  if (told) report(seconds, told)
  followAsTold(context, { text, seconds, script, debtorId })
}

function drawBounce(context: SandboxContext, to: string): EmailReport | undefined {
  const draws = chance(context.options.seed, 'email-delivery', to, context.store.messages.countTo('email', to))
  if (draws.below(PARAMETERS.channels.email.delivered)) return undefined
  return draws.below(PARAMETERS.hardBounceShare) ? HARD : SOFT
}

function scriptedBounce(script: EmailAnswer): EmailReport | undefined {
  if (script.action === 'bounce') return HARD
  return script.action === 'soft_bounce' ? SOFT : undefined
}

function scriptedReport(script: EmailAnswer, text: string): EmailReport | undefined {
  switch (script.action) {
    case 'click':
      return { type: 'email.clicked', url: linkIn(text) ?? '' }
    case 'unsubscribe':
      return { type: 'email.unsubscribed' }
    case 'complain':
      return { type: 'email.complained' }
    case 'reply':
      return { type: 'email.replied', text: script.reply }
    case 'none':
    case 'bounce':
    case 'soft_bounce':
      return undefined
  }
}

function readBy(context: SandboxContext, email: NewEmail, debtorId: string): void {
  const { text, providerId, reference, from } = email
  const happening = { type: 'noticed', channel: 'email', text, providerId, reference, from } as const
  context.schedule(DELIVERED_S, debtorId, { kind: 'live', debtorId, happening })
}
