import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { freePort } from '../../support/free-port.ts'

const hex = (bytes: number) => randomBytes(bytes).toString('hex')

/** Business milliseconds in a real one: a wait of a minute lasts a second, and six real minutes are six legal hours. */
export const CLOCK_FACTOR = 60
/** A Monday in Paris without a holiday, an hour after contact becomes legal. */
export const CLOCK_START = '2027-02-01T09:00:00+01:00'
export const ZONE = 'Europe/Paris'

export interface Ports {
  desk: number
  open: number
  worker: number
  sandbox: number
  smtp: number
  byHandServer: number
  byHandWorker: number
}

export async function freePorts(): Promise<Ports> {
  const [desk, open, worker, sandbox, smtp, byHandServer, byHandWorker] = [
    await freePort(), await freePort(), await freePort(), await freePort(), await freePort(), await freePort(), await freePort(),
  ]
  return { desk, open, worker, sandbox, smtp, byHandServer, byHandWorker }
}

export interface EnvInput {
  folder: string
  ports: Ports
  temporal: { address: string; namespace: string }
  /** Business milliseconds in a real one. */
  clockFactor?: number
}

/** The environment of all processes, as `npm start` would give it, save for the clock's start and a sandbox that keeps silent. */
export function environment({ folder, ports, temporal, clockFactor = CLOCK_FACTOR }: EnvInput): Record<string, string> {
  const sandboxUrl = `http://127.0.0.1:${ports.sandbox}`
  return {
    NODE_ENV: 'production', TZ: 'UTC', PARCOURS_DATA: folder, PARCOURS_DB: join(folder, 'parcours.db'), PARCOURS_DEMO: '0',
    PARCOURS_CLOCK: 'demo', PARCOURS_CLOCK_FACTOR: String(clockFactor), PARCOURS_CLOCK_START: CLOCK_START,
    DESK_PORT: String(ports.desk), PUBLIC_PORT: String(ports.open), PUBLIC_URL: `http://127.0.0.1:${ports.open}`, WORKER_PORT: String(ports.worker),
    SANDBOX_PORT: String(ports.sandbox), SANDBOX_SMTP_PORT: String(ports.smtp), SANDBOX_CHANNELS: 'sms,email,voice', SANDBOX_BEHAVIOUR: 'silent',
    TWILIO_BASE_URL: sandboxUrl, VOICE_BASE_URL: `${sandboxUrl}/voice`, TWILIO_ACCOUNT_SID: `AC${hex(16)}`,
    TWILIO_AUTH_TOKEN: hex(16), VOICE_SECRET: hex(32), EMAIL_WEBHOOK_SECRET: hex(32), WEBHOOK_SECRET: hex(32), LINK_SECRET: hex(32),
    TEMPORAL_ADDRESS: temporal.address, TEMPORAL_NAMESPACE: temporal.namespace,
    PAYLOAD_KEYS: JSON.stringify({ k1: randomBytes(32).toString('base64') }),
    BY_HAND_DB: join(folder, 'by-hand.db'), BY_HAND_SERVER_PORT: String(ports.byHandServer), BY_HAND_WORKER_PORT: String(ports.byHandWorker),
  }
}
