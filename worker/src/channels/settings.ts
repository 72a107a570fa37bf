/** Settings of the channels after the guard; every `sandbox: false` has passed it. */
export interface ChannelsConfig {
  sms: SmsConfig
  email: EmailConfig
  letter: LetterConfig
  voice: VoiceConfig
  /** Where everything that providers took can be listed; the sandbox's own without a setting, absent where nobody can. */
  list?: { url: string; secret: string }
}
export interface SmsConfig {
  baseUrl: string
  accountSid: string
  authToken: string
  from: string
  costCents: number
  sandbox: boolean
}
export interface EmailConfig {
  host: string
  port: number
  /** TLS from the first byte (port 465); else STARTTLS is demanded, save in the sandbox. */
  secure: boolean
  user?: string
  password?: string
  from: string
  costCents: number
  sandbox: boolean
}
export interface LetterConfig {
  /** Folder of the stored PDFs. */
  folder: string
  /** Print house; without one, letters are only stored. */
  printUrl?: string
  secret: string
  costCents: number
  sandbox: boolean
}
export interface VoiceConfig {
  baseUrl: string
  secret: string
  from: string
  sandbox: boolean
}

export interface ChannelsMode {
  demo: boolean
  clock: 'wall' | 'demo'
  /** Address of the public listener as the world sees it. */
  publicUrl?: string
}
