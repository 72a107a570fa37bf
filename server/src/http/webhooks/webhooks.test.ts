import { createHmac } from 'node:crypto'
import twilio from 'twilio'
import { describe, expect, it } from 'vitest'
import type { Verified, WebhookRequest } from './callback.ts'
import * as email from './email.ts'
import * as letter from './letter.ts'
import * as sms from './twilio.ts'
import * as voice from './voice.ts'

const NOW = Date.UTC(2027, 8, 6, 8)
const SECRET = 'a-shared-secret'

function signed(body: unknown, more: Partial<WebhookRequest> & { at?: number } = {}): WebhookRequest {
  const rawBody = typeof body === 'string' ? body : JSON.stringify(body)
  const timestamp = String(Math.floor((more.at ?? NOW) / 1000))
  const signature = createHmac('sha256', SECRET).update(`${timestamp}.${rawBody}`).digest('hex')
  return {
    url: 'https://p.example.org/webhooks/x', rawBody, secret: SECRET, realNowMs: NOW,
    headers: { 'x-parcours-timestamp': timestamp, 'x-parcours-signature': `sha256=${signature}` }, ...more,
  }
}
const codeOf = (verified: Verified) => (verified.ok ? 'ok' : `${verified.status} ${verified.code}`)

const result = {
  outcome: 'promise', durationSeconds: 200, identityVerified: true, disclosureAtMs: 1500,
  promise: { amountCents: 12_000, dueDate: '2027-09-13' }, costCents: 50,
}
const ended = { type: 'voice.ended', reference: 'r.2.1', messageId: 'CA1:ended', result }
const clicked = {
  type: 'email.clicked', reference: 'r.3.1', messageId: 'm1', at: '2027-09-06T08:00:00.000Z', url: 'https://p.example.org/o/t',
}

const returned = { type: 'letter.returned', reference: 'r.4.1', messageId: 'l1', at: '2027-09-06T08:00:00.000Z' }

describe.each([['voice', voice, ended], ['email', email, clicked], ['letter', letter, returned]] as const)('the %s webhook', (_name, { verifyAndParse }, good) => {
  it('takes a signed body', () => {
    expect(codeOf(verifyAndParse(signed(good)))).toBe('ok')
  })

  it('refuses what is not proven', () => {
    const request = signed(good)
    expect(codeOf(verifyAndParse({ ...request, rawBody: `${request.rawBody} ` }))).toBe('401 signature_wrong')
    expect(codeOf(verifyAndParse({ ...request, secret: 'another-secret' }))).toBe('401 signature_wrong')
    expect(codeOf(verifyAndParse({ ...request, headers: {} }))).toBe('401 timestamp_missing')
    const unsigned = { ...request.headers, 'x-parcours-signature': '' }
    expect(codeOf(verifyAndParse({ ...request, headers: unsigned }))).toBe('401 signature_wrong')
  })

  it('refuses what is older or newer than 5 minutes on the real clock', () => {
    expect(codeOf(verifyAndParse(signed(good, { at: NOW - 299_000 })))).toBe('ok')
    expect(codeOf(verifyAndParse(signed(good, { at: NOW - 301_000 })))).toBe('401 timestamp_too_far')
    expect(codeOf(verifyAndParse(signed(good, { at: NOW + 302_000 })))).toBe('401 timestamp_too_far')
  })

  it('says what does not fit the documented shape', () => {
    expect(codeOf(verifyAndParse(signed('{not json')))).toBe('400 not_json')
    expect(codeOf(verifyAndParse(signed('null')))).toBe('422 shape_wrong')
    const refused = verifyAndParse(signed({ ...good, reference: '' }))
    expect(codeOf(refused)).toBe('422 shape_wrong')
    if (!refused.ok) expect(refused.message).toContain('reference')
  })
})

describe('the end of a call', () => {
  it('is typed, with the defaults filled in', () => {
    expect(voice.verifyAndParse(signed(ended))).toEqual({ ok: true, callback: { ...ended, result: { ...result, also: [] } } })
  })

  it.each([
    ['an unknown outcome', { ...result, outcome: 'blocked' }],
    ['a promise without its terms', { ...result, promise: undefined }],
    ['a due date that is none', { ...result, promise: { amountCents: 1, dueDate: '2027-02-30' } }],
    ['half a cent', { ...result, promise: { amountCents: 0.5, dueDate: '2027-09-13' } }],
    ['a cost below nothing', { ...result, costCents: -1 }],
  ])('with %s is refused', (_name, wrong) => {
    expect(codeOf(voice.verifyAndParse(signed({ ...ended, result: wrong })))).toBe('422 shape_wrong')
  })
})

describe('the email webhook', () => {
  it('knows bounces, complaints, unsubscriptions and replies, and nothing else', () => {
    const base = { reference: 'r', messageId: 'm', at: '2027-09-06T08:00:00Z' }
    const types = [
      { type: 'email.delivered' }, { type: 'email.bounced', kind: 'hard', detail: '550' }, { type: 'email.complained' },
      { type: 'email.unsubscribed' }, { type: 'email.replied', text: 'Non' },
    ]
    for (const one of types) {
      expect(email.verifyAndParse(signed({ ...base, ...one }))).toEqual({ ok: true, callback: { ...base, ...one } })
    }
    expect(codeOf(email.verifyAndParse(signed({ ...base, type: 'email.opened' })))).toBe('422 shape_wrong')
    expect(codeOf(email.verifyAndParse(signed({ ...base, type: 'email.bounced' })))).toBe('422 shape_wrong')
  })
})

describe('the Twilio webhook', () => {
  const STATUS_URL = 'https://p.example.org/webhooks/twilio/status?reference=r.1.1'
  const form = (params: Record<string, string>, url = STATUS_URL): WebhookRequest => ({
    url, rawBody: new URLSearchParams(params).toString(), secret: SECRET, realNowMs: NOW,
    headers: { 'x-twilio-signature': twilio.getExpectedTwilioSignature(SECRET, url, params) },
  })
  const status = (more: Record<string, string> = {}) => form({ MessageSid: 'SM1', MessageStatus: 'delivered', To: '+336', ...more })

  it('reads a status with our reference from the address', () => {
    expect(sms.verifyAndParse(status())).toEqual({ ok: true, callback: {
      type: 'sms.status', reference: 'r.1.1', providerId: 'SM1', messageId: 'SM1:delivered', status: 'delivered',
    } })
    expect(sms.verifyAndParse(status({ MessageStatus: 'undelivered', ErrorCode: '30003' })))
      .toMatchObject({ callback: { status: 'undelivered', errorCode: '30003', messageId: 'SM1:undelivered' } })
  })

  it('forgets the steps on the way', () => {
    for (const step of ['queued', 'sending', 'accepted', 'read', 'constructor']) {
      expect(sms.verifyAndParse(status({ MessageStatus: step }))).toMatchObject({ ok: true, callback: { type: 'ignored' } })
    }
  })

  it('reads an incoming message, with accents and signs', () => {
    const inbound = form({ MessageSid: 'MM1', SmsStatus: 'received', From: '+33639980001', To: '+33199000000', Body: 'Été & 3 € +1 ?' })
    expect(sms.verifyAndParse(inbound)).toEqual({ ok: true, callback: {
      type: 'sms.inbound', from: '+33639980001', to: '+33199000000', body: 'Été & 3 € +1 ?', messageId: 'MM1',
    } })
  })

  it('refuses another body, another address, another secret, or no signature', () => {
    const request = status()
    for (const wrong of [
      { ...request, rawBody: `${request.rawBody}&x=1` }, { ...request, url: STATUS_URL.replace('r.1.1', 'r.9.9') },
      { ...request, secret: 'other-secret' }, { ...request, headers: {} },
    ]) expect(codeOf(sms.verifyAndParse(wrong))).toBe('401 signature_wrong')
  })

  it('says what is missing', () => {
    expect(codeOf(sms.verifyAndParse(form({ MessageStatus: 'sent' })))).toBe('422 message_sid_missing')
    expect(codeOf(sms.verifyAndParse(form({ MessageSid: 'S', MessageStatus: 'sent' }, 'https://p.example.org/x')))).toBe('422 reference_missing')
    expect(codeOf(sms.verifyAndParse(form({ MessageSid: 'S', Body: 'x' })))).toBe('422 address_missing')
  })
})
