import { z } from 'zod'
import { channelsConfig, type ChannelsConfig } from './channels/index.ts'

const port = z.coerce.number().int().min(1).max(65_535)
const Env = z.object({
  PARCOURS_DB: z.string().min(1),
  PARCOURS_DATA: z.string().min(1),
  PARCOURS_DEMO: z.enum(['0', '1']).default('0'),
  PARCOURS_CLOCK: z.enum(['wall', 'demo']).default('wall'),
  WORKER_PORT: port,
  PUBLIC_URL: z.url().optional(),
  TEMPORAL_ADDRESS: z.string().min(1),
  TEMPORAL_NAMESPACE: z.string().default('parcours'),
  PAYLOAD_KEYS: z.string().transform((json) => z.record(z.string(), z.string()).parse(JSON.parse(json))),
  LINK_SECRET: z.string().min(8),
  SANDBOX_PORT: port.optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.preprocess((given) => given || undefined, z.url().optional()),
  OTEL_SERVICE_NAME: z.string().optional(),
})

export interface WorkerEnv {
  dbFile: string
  demo: boolean
  port: number
  publicUrl: string
  temporal: { address: string; namespace: string }
  /** Key id to 32 bytes; the first one writes. */
  payloadKeys: ReadonlyMap<string, Buffer>
  linkSecret: string
  channels: ChannelsConfig
  /** Base address of an OTLP/HTTP receiver (absent: no traces), and the name of this service in it. */
  traces: { endpoint: string | undefined; service: string }
}

/** Reads and checks the environment once. Throws with every fault named: the process must not start half set up. */
export function readEnv(raw: NodeJS.ProcessEnv): WorkerEnv {
  const env = Env.parse(raw)
  const sandboxUrl = raw.SANDBOX_URL ?? (env.SANDBOX_PORT ? `http://127.0.0.1:${env.SANDBOX_PORT}` : undefined)
  const channels = channelsConfig({ ...raw, ...smtpOf(raw.SMTP_URL), SANDBOX_URL: sandboxUrl }, {
    demo: env.PARCOURS_DEMO === '1', clock: env.PARCOURS_CLOCK, publicUrl: env.PUBLIC_URL,
  })
  if (!channels.ok) throw new Error(`The channels are not set up: ${channels.errors.join(' ')}`)
  return {
    dbFile: env.PARCOURS_DB, demo: env.PARCOURS_DEMO === '1', port: env.WORKER_PORT,
    publicUrl: env.PUBLIC_URL ?? 'http://127.0.0.1', temporal: { address: env.TEMPORAL_ADDRESS, namespace: env.TEMPORAL_NAMESPACE },
    payloadKeys: new Map(Object.entries(env.PAYLOAD_KEYS).map(([id, key]) => [id, Buffer.from(key, 'base64')])),
    linkSecret: env.LINK_SECRET, channels: channels.config,
    traces: { endpoint: env.OTEL_EXPORTER_OTLP_ENDPOINT, service: env.OTEL_SERVICE_NAME || 'parcours-worker' },
  }
}

/** One address instead of four variables, for those who have it so: smtp://user:password@host:port. */
function smtpOf(address: string | undefined): Record<string, string> {
  if (!address) return {}
  const { hostname, port: smtpPort, username, password } = new URL(address)
  return {
    SMTP_HOST: hostname, ...(smtpPort && { SMTP_PORT: smtpPort }),
    ...(username && { SMTP_USER: decodeURIComponent(username), SMTP_PASSWORD: decodeURIComponent(password) }),
  }
}
