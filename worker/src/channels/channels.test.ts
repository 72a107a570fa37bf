import { manualClock } from '@parcours/clock'
import { startSandbox } from '@parcours/sandbox'
import type { LogEntry, Sandbox } from '@parcours/sandbox'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { channelsConfig, openChannels } from './index.ts'
import type { Channel, ChannelName, SendRequest } from './index.ts'

const secrets = {
  twilioAuthToken: 'twilio-token', voice: 'voice-secret', emailWebhook: 'email-secret', events: 'events-secret', letter: 'voice-secret',
}
const MONDAY_MS = Date.UTC(2027, 8, 6, 8)
let folder: string
let sandbox: Sandbox
let channels: Record<ChannelName, Channel>

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'channels-'))
  sandbox = await startSandbox({
    file: ':memory:', port: 0, smtpPort: 0, publicUrl: 'http://127.0.0.1:1', secrets, seed: 1, silent: true,
  })
  await control('clock', manualClock(MONDAY_MS))
  channels = open()
})
afterEach(async () => {
  await sandbox.stop()
  await rm(folder, { recursive: true })
})

function open(more: Record<string, string> = {}) {
  const result = channelsConfig({
    PARCOURS_DATA: folder, SANDBOX_URL: sandbox.url, SANDBOX_SMTP_PORT: String(sandbox.smtpPort),
    TWILIO_AUTH_TOKEN: secrets.twilioAuthToken, VOICE_SECRET: secrets.voice, ...more,
  }, { demo: true, clock: 'demo' })
  if (!result.ok) throw new Error(result.errors.join('\n'))
  return openChannels(result.config)
}
const control = (what: string, body: unknown) =>
  fetch(`${sandbox.url}/control/${what}`, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })
const log = async () => ((await (await fetch(`${sandbox.url}/log`)).json()) as { entries: LogEntry[] }).entries

const TO = { sms: '+33639980001', email: 'p1@example.org', letter: 'BANK/Élise', voice_ai: '+33639980001' }
const ALL = Object.keys(TO) as ChannelName[]
const request = (name: ChannelName, more: Partial<SendRequest> = {}): SendRequest => ({
  reference: 'run-1.3.1', to: TO[name], language: 'fr', subject: 'Échéance', body: 'Bonjour, 400 € & plus.',
  callbackUrl: 'http://127.0.0.1:1/webhooks/x',
  ...(name === 'voice_ai' ? { script: { opening: 'Bonjour', purposes: ['promise'] } } : {}),
  ...(name === 'letter' ? { letter: { sender: ['B'], recipient: ['P'], dateMs: Date.now(), timeZone: 'Europe/Paris' } } : {}),
  ...more,
})
const send = (name: ChannelName, more: Partial<SendRequest> = {}, timeoutMs = 3000) =>
  channels[name].send(request(name, more), { timeoutMs, sendByMs: Date.now() + 20_000 })

describe.each(ALL)('%s to the sandbox', (name) => {
  it('is accepted, marked as sandbox, and logged once with our reference', async () => {
    expect(channels[name]).toMatchObject({ name, sandbox: true })
    const sent = await send(name)
    expect(sent).toMatchObject({ kind: 'accepted', costCents: { sms: 6, email: 2, letter: 200, voice_ai: 0 }[name] })
    expect(await log()).toMatchObject([{ channel: name, reference: 'run-1.3.1', to: TO[name] }])
  })

  it('is unknown when the provider took it and never answered, and is not repeated by us', async () => {
    await control('behaviour', { fail: 'timeout_after_accept' })
    expect(await send(name, {}, 400)).toMatchObject({ kind: 'unknown' })
    expect(await log()).toHaveLength(1)
  })

  it('is a curable refusal when the provider asks for patience', async () => {
    await control('behaviour', { fail: '429' })
    expect(await send(name)).toMatchObject({ kind: 'refused', permanent: false })
  })

  it('waits for a slow provider', async () => {
    await control('behaviour', { fail: 'slow', delayMs: 200 })
    expect(await send(name)).toMatchObject({ kind: 'accepted' })
  })

  it('never leaves after sendBy', async () => {
    const late = await channels[name].send(request(name), { timeoutMs: 3000, sendByMs: Date.now() - 1 })
    expect(late).toEqual({ kind: 'refused', code: 'too_late', permanent: false })
    expect(await log()).toEqual([])
  })

  it('is a curable refusal when nobody listens', async () => {
    await sandbox.stop()
    const refused = await send(name)
    sandbox = await startSandbox({
      file: ':memory:', port: 0, smtpPort: 0, publicUrl: 'http://127.0.0.1:1', secrets, seed: 1, silent: true,
    })
    const code = name === 'email' ? 'esocket' : 'econnrefused'
    expect(refused).toEqual({ kind: 'refused', code, permanent: false })
  })
})

describe('an error of the provider', () => {
  it.each(['sms', 'letter', 'voice_ai'] as const)('on %s leaves unknown whether it was sent', async (name) => {
    await control('behaviour', { fail: '500' })
    expect(await send(name)).toEqual({ kind: 'unknown', detail: 'answer 500' })
  })

  it('on email is a refusal: SMTP says who has the message', async () => {
    await control('behaviour', { fail: '500' })
    expect(await send('email')).toEqual({ kind: 'refused', code: 'smtp_554', permanent: true })
  })

  it('needs no server to refuse an address that is none', async () => {
    expect(await send('email', { to: 'p1@example.org>\r\nRCPT TO:<x@example.org' })).toMatchObject({ kind: 'refused', permanent: true })
    expect(await log()).toEqual([])
  })

  it('with its own code is kept', async () => {
    expect(await send('sms', { to: '0639' })).toEqual({ kind: 'refused', code: 'twilio_21211', permanent: true })
  })
})

describe('asking afterwards', () => {
  it('finds an SMS that was sent although no answer came, and proves that another was not', async () => {
    const sinceMs = Date.now()
    const hint = { to: TO.sms, body: request('sms').body, sinceMs }
    expect(await channels.sms.lookup('run-1.3.1', hint)).toEqual({ kind: 'not_found' })
    await control('behaviour', { fail: 'timeout_after_accept' })
    await send('sms', {}, 300)
    expect(await channels.sms.lookup('run-1.3.1', hint)).toMatchObject({ kind: 'sent' })
    expect(await channels.sms.lookup('run-1.3.1', { ...hint, body: 'Autre' })).toEqual({ kind: 'not_found' })
    expect(await channels.sms.lookup('run-1.3.1', { ...hint, sinceMs: sinceMs + 3_600_000 })).toEqual({ kind: 'not_found' })
    expect(await channels.sms.lookup('run-1.3.1')).toMatchObject({ kind: 'unknown' })
  })

  it('finds a call by our reference, with its result once it has ended', async () => {
    expect(await channels.voice_ai.lookup('run-1.3.1')).toEqual({ kind: 'not_found' })
    await control('behaviour', { on: 'voice', result: { outcome: 'difficulty' }, delaySeconds: 0 })
    await send('voice_ai')
    await control('clock', manualClock(MONDAY_MS + 60_000))
    await expect.poll(() => channels.voice_ai.lookup('run-1.3.1'), { timeout: 5000 })
      .toMatchObject({ kind: 'sent', result: { outcome: 'difficulty' } })
  })

  it('is unknown when nobody answers, never "not found"', async () => {
    const url = sandbox.url
    await sandbox.stop()
    channels = open({ SANDBOX_URL: url })
    expect(await channels.sms.lookup('r', { to: TO.sms, body: 'x', sinceMs: 0 })).toMatchObject({ kind: 'unknown' })
    expect(await channels.voice_ai.lookup('r')).toMatchObject({ kind: 'unknown' })
    expect(await channels.email.lookup('r')).toMatchObject({ kind: 'unknown' })
    sandbox = await startSandbox({
      file: ':memory:', port: 0, smtpPort: 0, publicUrl: 'http://127.0.0.1:1', secrets, seed: 1, silent: true,
    })
  })
})

describe('what is sent', () => {
  it('carries our reference in the callback address of an SMS and a call', async () => {
    await send('sms', { callbackUrl: 'https://x.example.org/webhooks/twilio/status?a=1' })
    await send('voice_ai', { callbackUrl: 'https://x.example.org/webhooks/voice' })
    const [sms, call] = await log()
    expect(sms?.params['StatusCallback']).toBe('https://x.example.org/webhooks/twilio/status?a=1&reference=run-1.3.1')
    expect(call?.params['callbackUrl']).toBe('https://x.example.org/webhooks/voice?reference=run-1.3.1')
  })

  it('does not go where TWILIO_EDGE would send it', async () => {
    process.env['TWILIO_EDGE'] = 'sydney'
    try {
      channels = open({ SANDBOX_URL: sandbox.url.replace('127.0.0.1', 'localhost') })
      expect(await send('sms')).toMatchObject({ kind: 'accepted' })
    } finally {
      delete process.env['TWILIO_EDGE']
    }
    expect(await log()).toHaveLength(1)
  })
})
