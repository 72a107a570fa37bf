import twilio from 'twilio'
import type { SandboxContext } from '../sandbox-context.ts'
import { ACCOUNT_SID, accountOf } from '../providers/sms-resource.ts'
import { post } from './post.ts'
import type { Posted } from './post.ts'

/** Twilio's status callback for one message: a form, signed over the full address and all parameters. */
export async function postSmsStatus(
  context: SandboxContext,
  status: { providerId: string; status: string; errorCode?: string },
): Promise<Posted> {
  const message = context.store.messages.get(status.providerId)
  if (!message) return { kind: 'refused', note: 'no such message' }
  context.store.messages.update(status.providerId, status.status, message.detail)
  if (!message.callbackUrl) return { kind: 'taken' }
  return postForm(context, message.callbackUrl, {
    MessageSid: status.providerId,
    SmsSid: status.providerId,
    AccountSid: accountOf(message),
    MessageStatus: status.status,
    SmsStatus: status.status,
    To: message.to,
    From: message.from,
    ApiVersion: '2010-04-01',
    ...(status.errorCode ? { ErrorCode: status.errorCode } : {}),
  })
}

/** Twilio's webhook of an incoming message; STOP and START also change the provider's own block list. */
export async function postSmsInbound(
  context: SandboxContext,
  sms: { sid: string; from: string; to: string; body: string },
): Promise<Posted> {
  const word = sms.body.trim().toUpperCase()
  if (word === 'STOP') context.store.messages.block(sms.from, sms.to)
  if (word === 'START') context.store.messages.unblock(sms.from, sms.to)
  return postForm(context, `${context.options.publicUrl}/webhooks/twilio/inbound`, {
    MessageSid: sms.sid,
    SmsSid: sms.sid,
    SmsMessageSid: sms.sid,
    AccountSid: ACCOUNT_SID,
    SmsStatus: 'received',
    From: sms.from,
    To: sms.to,
    Body: sms.body,
    NumMedia: '0',
    NumSegments: '1',
    ApiVersion: '2010-04-01',
  })
}

function postForm(context: SandboxContext, url: string, form: Record<string, string>): Promise<Posted> {
  const signature = twilio.getExpectedTwilioSignature(context.options.secrets.twilioAuthToken, url, form)
  return post(url, new URLSearchParams(form).toString(), {
    'content-type': 'application/x-www-form-urlencoded',
    'x-twilio-signature': signature,
  })
}
