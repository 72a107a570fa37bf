import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { childEnv, type EnvInput } from './child-env.ts'
import { openSecrets, type Secrets } from './secrets.ts'

const ports = { desk: 1, public: 2, sandbox: 3, sandboxSmtp: 4, worker: 5, pages: 6, temporal: 7, temporalUi: 8 }
const TWILIO = { TWILIO_ACCOUNT_SID: 'AC1', TWILIO_AUTH_TOKEN: 'real' }
const MAIL = { SMTP_URL: 'smtps://mail.example.org' }

describe('what the processes are told', () => {
  let folder: string
  let secrets: Secrets
  const told = (kind: EnvInput['kind'], env: NodeJS.ProcessEnv = {}, dev = false) => childEnv({ folder, kind, dev, ports, secrets, env })

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'parcours-env-'))
    secrets = openSecrets(folder)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('secrets are made once, for this user only', () => {
    expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600)
    expect(openSecrets(folder)).toEqual(secrets)
    expect(Buffer.from(Object.values(JSON.parse(told('demo')['PAYLOAD_KEYS'] ?? '{}'))[0] as string, 'base64')).toHaveLength(32)
    expect(readFileSync(join(folder, 'secrets.json'), 'utf8')).toContain(secrets.linkSecret)
  })

  test('a demo never reaches a real person, whatever the environment says', () => {
    expect(told('demo', { ...TWILIO, ...MAIL, PUBLIC_URL: 'https://x.example.org' })).toMatchObject({
      PARCOURS_DEMO: '1', PARCOURS_CLOCK: 'demo', SANDBOX: '1', SANDBOX_CHANNELS: 'sms,email,voice',
      TWILIO_BASE_URL: 'http://127.0.0.1:3', TWILIO_ACCOUNT_SID: secrets.twilioAccountSid, SMTP_URL: 'smtp://127.0.0.1:4',
    })
  })

  test('elsewhere a real channel stays real and the others go to the sandbox', () => {
    const env = told('plain', { ...TWILIO, PUBLIC_URL: 'https://x.example.org' })
    expect(env).toMatchObject({ ...TWILIO, PARCOURS_CLOCK: 'wall', SANDBOX: '1', SANDBOX_CHANNELS: 'email,voice', SMTP_URL: 'smtp://127.0.0.1:4' })
    expect(env['TWILIO_BASE_URL']).toBeUndefined()
  })

  test('without any sandboxed channel there is no sandbox', () => {
    const all = { ...TWILIO, ...MAIL, VOICE_BASE_URL: 'https://voice.example.org', VOICE_SECRET: 's', PUBLIC_URL: 'https://x.example.org' }
    expect(told('plain', all)).toMatchObject({ ...all, SANDBOX: '0', SANDBOX_CHANNELS: '', SANDBOX_PORT: undefined })
  })

  test('a real channel is refused without PUBLIC_URL, and on an accelerated clock', () => {
    expect(() => told('plain', TWILIO)).toThrow('needs PUBLIC_URL')
    expect(() => told('plain', { ...MAIL, PUBLIC_URL: 'https://x.example.org', PARCOURS_CLOCK: 'demo' })).toThrow('wall clock only')
    expect(() => told('plain', { PARCOURS_CLOCK: 'fast' })).toThrow('not "fast"')
  })

  test('a Temporal server of the caller is used, with no guess about its pages', () => {
    expect(told('demo')).toMatchObject({ TEMPORAL_ADDRESS: '127.0.0.1:7', TEMPORAL_UI_URL: 'http://127.0.0.1:8' })
    expect(told('demo', { TEMPORAL_ADDRESS: 'host:7233' })).toMatchObject({ TEMPORAL_ADDRESS: 'host:7233', TEMPORAL_UI_URL: '' })
  })

  test('Vite serves the pages in development, the server otherwise', () => {
    expect(told('demo')['WEB_DIST']).toMatch(/web.dist$/)
    expect(told('demo', {}, true)['WEB_DIST']).toBeUndefined()
  })
})
