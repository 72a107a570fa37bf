import { describe, expect, it } from 'vitest'
import { channelsConfig } from './config.ts'
import { isLoopback, isSandboxSmtp, isSandboxUrl } from './sandbox-target.ts'

const env = {
  PARCOURS_DATA: 'data', SANDBOX_URL: 'http://127.0.0.1:4100', SANDBOX_SMTP_PORT: '4101',
  TWILIO_AUTH_TOKEN: 'twilio-token', VOICE_SECRET: 'voice-secret',
}
const demo = { demo: true, clock: 'demo' } as const
const earnest = { demo: false, clock: 'wall', publicUrl: 'https://recouvrement.example.org' } as const
const read = (more: Record<string, string | undefined>, mode: Parameters<typeof channelsConfig>[1] = demo) =>
  channelsConfig({ ...env, ...more }, mode)
const errorsOf = (...asked: Parameters<typeof read>) => {
  const result = read(...asked)
  return result.ok ? [] : result.errors
}

describe('channels without settings of their own', () => {
  it('go to the sandbox, and say so', () => {
    const result = read({})
    if (!result.ok) throw new Error(result.errors.join())
    expect(result.config).toMatchObject({
      sms: { baseUrl: 'http://127.0.0.1:4100', costCents: 6, sandbox: true },
      email: { host: '127.0.0.1', port: 4101, costCents: 2, sandbox: true },
      letter: { folder: 'data/letters', printUrl: 'http://127.0.0.1:4100', costCents: 200, sandbox: true },
      voice: { baseUrl: 'http://127.0.0.1:4100/voice', sandbox: true },
    })
  })

  it('need a sandbox: without one the missing channels are named', () => {
    expect(errorsOf({ SANDBOX_URL: undefined, SANDBOX_SMTP_PORT: '' })).toEqual(['No provider and no sandbox is set for: SMS, voice, email.'])
    expect(errorsOf({ TWILIO_AUTH_TOKEN: undefined, SANDBOX_URL: 'ftp://x' }).join()).toMatch(/SANDBOX_URL.*TWILIO_AUTH_TOKEN/)
  })
})

describe('a demo can never text a person', () => {
  const real = [
    ['SMS', { TWILIO_ACCOUNT_SID: 'AC123' }],
    ['SMS', { TWILIO_BASE_URL: 'https://api.twilio.com' }],
    ['SMS', { TWILIO_BASE_URL: 'http://127.0.0.1.example.org:4100' }],
    ['SMS', { TWILIO_BASE_URL: 'http://127.0.0.1:4100@api.example.org' }],
    ['SMS', { TWILIO_BASE_URL: 'http://127.0.0.1:4102' }],
    ['email', { SMTP_HOST: 'smtp.example.org' }],
    ['email', { SMTP_HOST: 'smtp.example.org', SMTP_PORT: '4101' }],
    ['email', { SMTP_HOST: 'localhost', SMTP_PORT: '25' }],
    ['letter', { LETTER_PRINT_URL: 'https://print.example.org' }],
    ['voice', { VOICE_BASE_URL: 'https://voice.example.org' }],
  ] as const
  it.each(real)('%s to a real provider is refused in a demo: %o', (name, settings) => {
    const errors = errorsOf(settings)
    expect(errors).toHaveLength(1)
    expect(errors[0]).toContain(`The ${name} channel is set to a real provider`)
    expect(errors[0]).toContain('A demo can never text a person')
  })

  it.each([
    ['the clock is accelerated', { ...earnest, clock: 'demo' }],
    ['this is a demo folder', { ...earnest, demo: true }],
    ['PUBLIC_URL is not set', { ...earnest, publicUrl: undefined }],
  ] as const)('and also when only %s', (reason, mode) => {
    expect(errorsOf({ SMTP_HOST: 'smtp.example.org' }, mode).join()).toContain(reason)
  })

  it('in earnest they are taken, with a sender of their own', () => {
    const settings = { TWILIO_ACCOUNT_SID: 'AC123', SMTP_HOST: 'smtp.example.org' }
    expect(errorsOf(settings, earnest)).toEqual([
      'SMS_FROM is needed for a real SMS provider.', 'EMAIL_FROM is needed for a real mail server.',
    ])
    const result = read({ ...settings, SMS_FROM: '+33700000000', EMAIL_FROM: 'a@bank.example' }, earnest)
    expect(result).toMatchObject({ ok: true, config: {
      sms: { baseUrl: 'https://api.twilio.com', sandbox: false },
      email: { port: 587, secure: false, sandbox: false },
      voice: { sandbox: true },
    } })
  })
})

describe('what counts as the sandbox', () => {
  it.each([
    ['127.0.0.1', true], ['127.8.9.1', true], ['localhost', true], ['[::1]', true], ['::1', true],
    ['0.0.0.0', false], ['127.0.0.1.example.org', false], ['localhost.example.org', false], ['10.0.0.1', false], ['', false],
  ])('loopback %s: %s', (host, expected) => {
    expect(isLoopback(host)).toBe(expected)
  })

  it('is this very port on loopback', () => {
    expect(isSandboxUrl('http://127.0.0.1:4100/voice', 'http://127.0.0.1:4100')).toBe(true)
    expect(isSandboxUrl('http://127.0.0.1:4100', undefined)).toBe(false)
    expect(isSandboxUrl('http://example.org', 'http://example.org')).toBe(false)
    expect(isSandboxSmtp('localhost', 4101, 4101)).toBe(true)
    expect(isSandboxSmtp('smtp.example.org', 4101, 4101)).toBe(false)
  })
})
