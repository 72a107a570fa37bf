import type { Message } from '../store/message-rows.ts'

/** Account of the sandbox where a message does not name one. */
export const ACCOUNT_SID = 'ACsandbox'

/** The account that a message was sent from. */
export const accountOf = (message: Message): string => {
  const sid = message.detail['accountSid']
  return typeof sid === 'string' ? sid : ACCOUNT_SID
}

/** A message as Twilio's API shows it (2010-04-01, Message resource). */
export function smsResource(message: Message): Record<string, unknown> {
  const account = accountOf(message)
  const created = new Date(message.createdRealMs).toUTCString().replace('GMT', '+0000')
  return {
    sid: message.providerId,
    account_sid: account,
    api_version: '2010-04-01',
    body: message.body,
    date_created: created,
    date_sent: message.status === 'queued' ? null : created,
    date_updated: created,
    direction: 'outbound-api',
    error_code: null,
    error_message: null,
    from: message.from,
    messaging_service_sid: null,
    num_media: '0',
    num_segments: '1',
    price: null,
    price_unit: 'USD',
    status: message.status,
    subresource_uris: {},
    to: message.to,
    uri: `/2010-04-01/Accounts/${account}/Messages/${message.providerId}.json`,
  }
}

/** An error as Twilio's API shows it. */
export const smsError = (status: number, code: number, message: string) =>
  ({ code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status })
