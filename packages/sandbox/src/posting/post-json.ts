import type { VoiceResult } from '../debtors/call-result.ts'
import type { SandboxContext } from '../sandbox-context.ts'
import type { EmailReport, EventBody } from '../schedule/action.ts'
import { post } from './post.ts'
import type { Posted } from './post.ts'
import { signedHeaders } from './sign.ts'

/** A payment, dispute... through the product's events API, as a bank or a service desk would send it. */
export function postEvent(context: SandboxContext, messageId: string, body: EventBody): Promise<Posted> {
  return postJson(`${context.options.publicUrl}/api/v1/events`, { messageId, ...body }, {
    secret: context.options.secrets.events,
    headers: { 'x-parcours-key': 'sandbox' },
  })
}

/** A report of the mail provider (docs/protocols/email-webhook.md). */
export function postEmailReport(
  context: SandboxContext,
  report: { messageId: string; reference: string; atMs: number; report: EmailReport },
): Promise<Posted> {
  const body = {
    ...report.report, messageId: report.messageId, reference: report.reference, at: new Date(report.atMs).toISOString(),
  }
  return postJson(`${context.options.publicUrl}/webhooks/email`, body, { secret: context.options.secrets.emailWebhook })
}

/** The end of a call, to the address that its order named (docs/protocols/voice-call-api.md). */
export function postCallEnd(context: SandboxContext, callId: string, result: VoiceResult): Promise<Posted> {
  const call = context.store.messages.get(callId)
  if (!call) return Promise.resolve({ kind: 'refused', note: 'no such call' })
  context.store.messages.update(callId, 'ended', { ...call.detail, result })
  const body = { type: 'voice.ended', reference: call.reference, messageId: `${callId}:ended`, result }
  return postJson(call.callbackUrl, body, { secret: context.options.secrets.voice })
}

function postJson(url: string, body: object, signing: { secret: string; headers?: Record<string, string> }): Promise<Posted> {
  const text = JSON.stringify(body)
  return post(url, text, { 'content-type': 'application/json', ...signing.headers, ...signedHeaders(signing.secret, text) })
}
