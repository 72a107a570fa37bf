import { say, Stop } from '../../boot/say.mjs'
import type { Kind } from './data-folder.ts'
import type { Ports } from './ports.ts'
import type { Secrets } from './secrets.ts'

/** What has to be set before a channel reaches real people. Letters are stored and need no provider. */
const REAL_SETTINGS = {
  sms: ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN'],
  email: ['SMTP_URL'],
  voice: ['VOICE_BASE_URL', 'VOICE_SECRET'],
} as const

type Channel = keyof typeof REAL_SETTINGS
const CHANNELS = Object.keys(REAL_SETTINGS) as Channel[]

/** The channels that the caller's environment points at real providers, as far as this folder may use them. */
export function realChannels(kind: Kind, clock: 'demo' | 'wall', env: NodeJS.ProcessEnv): Channel[] {
  const real = CHANNELS.filter((channel) => REAL_SETTINGS[channel].every((name) => env[name]))
  if (real.length === 0) return []
  const which = real.join(', ')
  if (kind === 'demo') {
    say('Channels', `settings of real providers (${which}) are ignored: a demo never reaches a real person`)
    return []
  }
  if (clock !== 'wall') throw new Stop(`A real channel (${which}) runs on the wall clock only: leave PARCOURS_CLOCK out.`)
  if (!env['PUBLIC_URL']) {
    throw new Stop(`A real channel (${which}) needs PUBLIC_URL, the address under which its provider and your debtors reach the public listener.`)
  }
  return real
}

/** The settings of the channels that go to the sandbox, and how the product tells them from real ones. */
export function sandboxEnv(real: readonly Channel[], ports: Ports, secrets: Secrets): NodeJS.ProcessEnv {
  const origin = `http://127.0.0.1:${ports.sandbox}`
  const settings: Record<Channel, NodeJS.ProcessEnv> = {
    sms: { TWILIO_BASE_URL: origin, TWILIO_ACCOUNT_SID: secrets.twilioAccountSid, TWILIO_AUTH_TOKEN: secrets.twilioAuthToken },
    email: { SMTP_URL: `smtp://127.0.0.1:${ports.sandboxSmtp}` },
    voice: { VOICE_BASE_URL: `${origin}/voice`, VOICE_SECRET: secrets.voiceSecret },
  }
  const sandboxed = CHANNELS.filter((channel) => !real.includes(channel))
  const isUsed = sandboxed.length > 0
  return {
    SANDBOX: isUsed ? '1' : '0',
    SANDBOX_CHANNELS: sandboxed.join(','),
    SANDBOX_PORT: isUsed ? String(ports.sandbox) : undefined,
    SANDBOX_SMTP_PORT: isUsed ? String(ports.sandboxSmtp) : undefined,
    ...Object.assign({}, ...sandboxed.map((channel) => settings[channel])),
  }
}
