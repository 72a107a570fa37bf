// The contract between the start script and the processes it starts (sandbox, server, worker). Each of them reads these
// in its own env.ts, once, and nothing else of the environment. All are always set, save where noted.
//
//   PARCOURS_DATA            the data folder, absolute
//   PARCOURS_DB              file of the main SQLite database; the server applies migrations at its start
//   PARCOURS_DEMO            1: the server seeds the demo at its first start; 0: it does not
//   PARCOURS_CLOCK           demo: accelerated business time; wall: business time is real time
//   PARCOURS_CLOCK_FACTOR    business milliseconds in a real one, with PARCOURS_CLOCK=demo
//   DESK_PORT                server: pages and tRPC, on 127.0.0.1 only
//   PUBLIC_PORT, PUBLIC_URL  server: portal, webhooks, events; and the address of that listener as others see it
//   WORKER_PORT              worker: /live, /ready, /metrics, on 127.0.0.1
//   SANDBOX_PORT             sandbox: /ready, control API and the providers' HTTP APIs, on 127.0.0.1; absent with SANDBOX=0
//   SANDBOX_SMTP_PORT        sandbox: its mail server, on 127.0.0.1; absent with SANDBOX=0
//   SANDBOX_DB               sandbox: its own database file
//   TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE
//   TEMPORAL_UI_URL          Temporal's web pages, for links; empty when a foreign server did not name one
//   PAYLOAD_KEYS             JSON {keyId: base64 of 32 bytes}; the first key encrypts, all decrypt
//   WEBHOOK_SECRET           HMAC key of events that come in
//   LINK_SECRET              HMAC key of links sent to debtors
//   SANDBOX                  1: at least one channel goes to the sandbox (marked on screen); 0: none does
//   SANDBOX_CHANNELS         those channels, "sms,email,voice"
//   TWILIO_BASE_URL          origin of the SMS API; absent for the real one
//   TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN
//   SMTP_URL                 smtp://host:port
//   VOICE_BASE_URL, VOICE_SECRET     origin of the voice API, and the HMAC key of both directions
//   EMAIL_WEBHOOK_SECRET     HMAC key of bounces and clicks
//   INCIDENT_WEBHOOK_URL     told of each incident that opens or ends; absent for nobody
//   INCIDENT_EMAIL_TO        the same by mail, through SMTP_URL from EMAIL_FROM; absent for nobody
//   OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_SERVICE_NAME    where traces go, and under which name; absent for no traces
//   WEB_DIST                 folder of the built pages; absent with --dev (Vite serves them)
//   TZ=UTC, NODE_ENV
//
// Every process answers GET /ready on its port (DESK_PORT, WORKER_PORT, SANDBOX_PORT) with 200 once it does its work.
// SIGTERM asks it to end within STOP_GRACE_MS (supervisor.ts).
import { join } from 'node:path'
import { ROOT } from '../../boot/root.mjs'
import { Stop } from '../../boot/say.mjs'
import { realChannels, sandboxEnv } from './channels.ts'
import type { Kind } from './data-folder.ts'
import type { Ports } from './ports.ts'
import type { Secrets } from './secrets.ts'

const DEFAULT_FACTOR = '1440'

export interface EnvInput {
  folder: string
  kind: Kind
  dev: boolean
  ports: Ports
  secrets: Secrets
  /** What the caller set: it wins where the contract leaves a choice. */
  env: NodeJS.ProcessEnv
}

/** The environment of every process of the product; see the head of this file. */
export function childEnv({ folder, kind, dev, ports, secrets, env }: EnvInput): NodeJS.ProcessEnv {
  const clock = clockOf(kind, env['PARCOURS_CLOCK'])
  const real = realChannels(kind, clock, env)
  return {
    ...env,
    NODE_ENV: dev ? 'development' : 'production',
    TZ: 'UTC',
    PARCOURS_DATA: folder,
    PARCOURS_DB: join(folder, 'parcours.db'),
    PARCOURS_DEMO: kind === 'demo' ? '1' : '0',
    PARCOURS_CLOCK: clock,
    PARCOURS_CLOCK_FACTOR: env['PARCOURS_CLOCK_FACTOR'] ?? DEFAULT_FACTOR,
    DESK_PORT: String(ports.desk),
    PUBLIC_PORT: String(ports.public),
    PUBLIC_URL: env['PUBLIC_URL'] ?? `http://127.0.0.1:${ports.public}`,
    WORKER_PORT: String(ports.worker),
    SANDBOX_DB: join(folder, 'sandbox.db'),
    TEMPORAL_ADDRESS: env['TEMPORAL_ADDRESS'] ?? `127.0.0.1:${ports.temporal}`,
    TEMPORAL_NAMESPACE: env['TEMPORAL_NAMESPACE'] ?? 'parcours',
    TEMPORAL_UI_URL: env['TEMPORAL_UI_URL'] ?? (env['TEMPORAL_ADDRESS'] ? '' : `http://127.0.0.1:${ports.temporalUi}`),
    PAYLOAD_KEYS: env['PAYLOAD_KEYS'] ?? JSON.stringify(secrets.payloadKeys),
    WEBHOOK_SECRET: env['WEBHOOK_SECRET'] ?? secrets.webhookSecret,
    LINK_SECRET: env['LINK_SECRET'] ?? secrets.linkSecret,
    EMAIL_WEBHOOK_SECRET: env['EMAIL_WEBHOOK_SECRET'] ?? secrets.emailWebhookSecret,
    ...sandboxEnv(real, ports, secrets),
    WEB_DIST: dev ? undefined : join(ROOT, 'web', 'dist'),
  }
}

function clockOf(kind: Kind, asked: string | undefined): 'demo' | 'wall' {
  if (asked === undefined) return kind === 'demo' ? 'demo' : 'wall'
  if (asked === 'demo' || asked === 'wall') return asked
  throw new Stop(`PARCOURS_CLOCK is "demo" or "wall", not "${asked}".`)
}
