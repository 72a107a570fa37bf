import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Made at the first start of a data folder and never changed by us: histories and links in the wild rely on them. */
export interface Secrets {
  /** Key id -> base64 of 32 bytes; the first one encrypts, all decrypt. */
  payloadKeys: Record<string, string>
  /** Signs what comes in on `/api/v1/events` of the public listener. */
  webhookSecret: string
  /** Signs links sent to debtors. */
  linkSecret: string
  /** What the sandbox's providers and our channels share, in place of real accounts. */
  twilioAccountSid: string
  twilioAuthToken: string
  voiceSecret: string
  emailWebhookSecret: string
}

const hex = (bytes: number) => randomBytes(bytes).toString('hex')

/** Reads the folder's secrets, or makes them (readable by this user only). */
export function openSecrets(folder: string): Secrets {
  const file = join(folder, 'secrets.json')
  // Our own file, written below.
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Secrets
  const secrets: Secrets = {
    payloadKeys: { [`k${hex(3)}`]: randomBytes(32).toString('base64') },
    webhookSecret: hex(32),
    linkSecret: hex(32),
    twilioAccountSid: `AC${hex(16)}`,
    twilioAuthToken: hex(16),
    voiceSecret: hex(32),
    emailWebhookSecret: hex(32),
  }
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
  return secrets
}
