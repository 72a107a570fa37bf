import { z } from 'zod'
import { SANDBOX_SENDER, guardChannels } from './guard.ts'
import type { ChannelsConfig, ChannelsMode, EmailConfig, LetterConfig } from './settings.ts'
import { isSandboxSmtp, isSandboxUrl } from './sandbox-target.ts'

export type ChannelsConfigResult = { ok: true; config: ChannelsConfig } | { ok: false; errors: string[] }

const port = z.coerce.number().int().min(1).max(65_535)
const cents = z.coerce.number().int().min(0)
const url = z.url({ protocol: /^https?$/ }).transform((text) => text.replace(/\/+$/, ''))
/** An empty variable counts as absent, as a shell's `X= command` means it. */
const given = <T extends z.ZodType>(schema: T) => z.preprocess((v) => (v === '' ? undefined : v), schema.optional())

const ChannelsEnv = z.object({
  PARCOURS_DATA: z.string().min(1),
  SANDBOX_URL: given(url),
  SANDBOX_SMTP_PORT: given(port),
  TWILIO_BASE_URL: given(url),
  TWILIO_ACCOUNT_SID: given(z.string().regex(/^AC[0-9a-zA-Z]+$/)),
  TWILIO_AUTH_TOKEN: z.string().min(8),
  SMS_FROM: given(z.string()),
  SMTP_HOST: given(z.string()),
  SMTP_PORT: given(port),
  SMTP_USER: given(z.string()),
  SMTP_PASSWORD: given(z.string()),
  EMAIL_FROM: given(z.string()),
  LETTER_PRINT_URL: given(url),
  LETTER_SECRET: given(z.string().min(8)),
  VOICE_BASE_URL: given(url),
  VOICE_SECRET: z.string().min(8),
  VOICE_FROM: given(z.string()),
  MESSAGE_LIST_URL: given(url),
  SMS_COST_CENTS: given(cents),
  EMAIL_COST_CENTS: given(cents),
  LETTER_COST_CENTS: given(cents),
})
type ChannelsEnv = z.infer<typeof ChannelsEnv>

/**
 * Reads the channels' settings and refuses a real channel in a demo: a demo can never text a person.
 * Without settings of its own, a channel goes to the sandbox at SANDBOX_URL and SANDBOX_SMTP_PORT.
 * Default costs in cents: SMS 6, email 2, letter 200 (domain collections d).
 */
export function channelsConfig(env: Record<string, string | undefined>, mode: ChannelsMode): ChannelsConfigResult {
  const parsed = ChannelsEnv.safeParse(env)
  if (!parsed.success) {
    return { ok: false, errors: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) }
  }
  const built = build(parsed.data, mode)
  if (!built.ok) return built
  const errors = guardChannels(built.config, mode)
  return errors.length > 0 ? { ok: false, errors } : built
}

function build(env: ChannelsEnv, mode: ChannelsMode): ChannelsConfigResult {
  const smsUrl = env.TWILIO_BASE_URL ?? (env.TWILIO_ACCOUNT_SID ? 'https://api.twilio.com' : env.SANDBOX_URL)
  const voiceUrl = env.VOICE_BASE_URL ?? (env.SANDBOX_URL && `${env.SANDBOX_URL}/voice`)
  const listUrl = env.MESSAGE_LIST_URL ?? env.SANDBOX_URL
  const smtpPort = env.SMTP_PORT ?? (env.SMTP_HOST ? 587 : env.SANDBOX_SMTP_PORT)
  if (!smsUrl || !voiceUrl || !smtpPort) {
    const missing = [!smsUrl && 'SMS', !voiceUrl && 'voice', !smtpPort && 'email'].filter(Boolean).join(', ')
    return { ok: false, errors: [`No provider and no sandbox is set for: ${missing}.`] }
  }
  return { ok: true, config: {
    sms: {
      baseUrl: smsUrl,
      accountSid: env.TWILIO_ACCOUNT_SID ?? 'ACsandbox',
      authToken: env.TWILIO_AUTH_TOKEN,
      from: env.SMS_FROM ?? SANDBOX_SENDER.number,
      costCents: env.SMS_COST_CENTS ?? 6,
      sandbox: isSandboxUrl(smsUrl, env.SANDBOX_URL),
    },
    email: emailConfig(env, smtpPort),
    letter: letterConfig(env, mode),
    voice: {
      baseUrl: voiceUrl,
      secret: env.VOICE_SECRET,
      from: env.VOICE_FROM ?? SANDBOX_SENDER.number,
      sandbox: isSandboxUrl(voiceUrl, env.SANDBOX_URL),
    },
    ...(listUrl && { list: { url: listUrl, secret: env.VOICE_SECRET } }),
  } }
}

function emailConfig(env: ChannelsEnv, smtpPort: number): EmailConfig {
  const host = env.SMTP_HOST ?? '127.0.0.1'
  return {
    host,
    port: smtpPort,
    secure: smtpPort === 465,
    ...(env.SMTP_USER ? { user: env.SMTP_USER, password: env.SMTP_PASSWORD ?? '' } : {}),
    from: env.EMAIL_FROM ?? SANDBOX_SENDER.email,
    costCents: env.EMAIL_COST_CENTS ?? 2,
    sandbox: isSandboxSmtp(host, smtpPort, env.SANDBOX_SMTP_PORT),
  }
}

function letterConfig(env: ChannelsEnv, mode: ChannelsMode): LetterConfig {
  const printUrl = env.LETTER_PRINT_URL ?? env.SANDBOX_URL
  return {
    folder: `${env.PARCOURS_DATA}/letters`,
    ...(printUrl ? { printUrl } : {}),
    secret: env.LETTER_SECRET ?? env.VOICE_SECRET,
    costCents: env.LETTER_COST_CENTS ?? 200,
    sandbox: printUrl ? isSandboxUrl(printUrl, env.SANDBOX_URL) : mode.demo,
  }
}
