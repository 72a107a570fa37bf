import { z } from 'zod'

const port = z.coerce.number().int().min(0).max(65_535)
const url = z.url({ protocol: /^https?$/ }).transform((text) => text.replace(/\/+$/, ''))

const SandboxEnv = z.object({
  /** Folder of the installation's state; the sandbox keeps `sandbox.db` in it. */
  PARCOURS_DATA: z.string().min(1),
  SANDBOX_PORT: port,
  SANDBOX_SMTP_PORT: port,
  /** The product's public listener: where payments, replies and callbacks go. */
  PUBLIC_URL: url,
  TWILIO_AUTH_TOKEN: z.string().min(8),
  VOICE_SECRET: z.string().min(8),
  EMAIL_WEBHOOK_SECRET: z.string().min(8),
  /** Signs POST /api/v1/events. */
  WEBHOOK_SECRET: z.string().min(8),
  /** Print house; the voice secret where it has none of its own. */
  LETTER_SECRET: z.string().optional(),
  SANDBOX_SEED: z.coerce.number().int().default(1),
  SANDBOX_BEHAVIOUR: z.enum(['on', 'silent']).default('on'),
})

export interface SandboxOptions {
  /** The sandbox's own file; `:memory:` for tests. */
  file: string
  /** 0 takes any free port. */
  port: number
  smtpPort: number
  publicUrl: string
  secrets: Secrets
  seed: number
  silent: boolean
}

export interface Secrets {
  twilioAuthToken: string
  voice: string
  emailWebhook: string
  events: string
  letter: string
}

/** Reads the environment once; throws with the names of what is missing. */
export function readEnv(env: Record<string, string | undefined>): SandboxOptions {
  const parsed = SandboxEnv.safeParse(env)
  if (!parsed.success) throw new Error(`The sandbox cannot start.\n${z.prettifyError(parsed.error)}`)
  const e = parsed.data
  return {
    file: `${e.PARCOURS_DATA}/sandbox.db`,
    port: e.SANDBOX_PORT,
    smtpPort: e.SANDBOX_SMTP_PORT,
    publicUrl: e.PUBLIC_URL,
    secrets: {
      twilioAuthToken: e.TWILIO_AUTH_TOKEN,
      voice: e.VOICE_SECRET,
      emailWebhook: e.EMAIL_WEBHOOK_SECRET,
      events: e.WEBHOOK_SECRET,
      letter: e.LETTER_SECRET || e.VOICE_SECRET,
    },
    seed: e.SANDBOX_SEED,
    silent: e.SANDBOX_BEHAVIOUR === 'silent',
  }
}
