import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { localInstant, manualClock, type ClockState } from '@parcours/clock'
import { startSandbox, type Sandbox } from '@parcours/sandbox'
import { startServer, type RunningServer } from '@parcours/server'
import { appendClockSegment, openDb, readClock, type Db } from '@parcours/store'
import { startWorker, type RunningWorker } from '@parcours/worker'
import { readEnv } from '@parcours/worker/env'
import { inject } from 'vitest'
import { freePort } from './free-port.ts'

export const SECRETS = {
  WEBHOOK_SECRET: 'webhook-secret', LINK_SECRET: 'link-secret-0', TWILIO_AUTH_TOKEN: 'twilio-token', VOICE_SECRET: 'voice-secret',
  EMAIL_WEBHOOK_SECRET: 'email-secret', TWILIO_ACCOUNT_SID: 'ACsandbox',
}
/** Saved histories are sealed with it. */
export const PAYLOAD_KEYS = { k1: Buffer.alloc(32, 7).toString('base64') }

/** Real server, worker, sandbox, Temporal and database; only the clock stands until a story moves it. */
export interface World {
  db: Db
  server: RunningServer
  worker: RunningWorker
  sandbox: Sandbox
  publicUrl: string
  deskUrl: string
  env: Record<string, string>
  /** Stops the worker and starts a new one, whose caches are empty. */
  restartWorker(meanwhile?: () => Promise<unknown>): Promise<void>
  stop(): Promise<void>
}

/** @param start local time in Paris, `2027-02-01 09:00` */
export async function startWorld(start: string): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'parcours-world-'))
  const [desk, open, worker, smtp] = await Promise.all([freePort(), freePort(), freePort(), freePort()])
  const publicUrl = `http://127.0.0.1:${open}`
  const sandbox = await startSandbox({
    file: ':memory:', port: 0, smtpPort: smtp, publicUrl, seed: 1, silent: true,
    secrets: { twilioAuthToken: SECRETS.TWILIO_AUTH_TOKEN, voice: SECRETS.VOICE_SECRET, emailWebhook: SECRETS.EMAIL_WEBHOOK_SECRET, events: SECRETS.WEBHOOK_SECRET, letter: SECRETS.VOICE_SECRET },
  })
  const env: Record<string, string> = {
    ...SECRETS, PARCOURS_DATA: folder, PARCOURS_DB: join(folder, 'parcours.db'), PARCOURS_DEMO: '0', PARCOURS_CLOCK: 'demo',
    PARCOURS_CLOCK_FACTOR: '1440', DESK_PORT: String(desk), PUBLIC_PORT: String(open), PUBLIC_URL: publicUrl, WORKER_PORT: String(worker),
    TWILIO_BASE_URL: sandbox.url, VOICE_BASE_URL: `${sandbox.url}/voice`, SANDBOX_PORT: new URL(sandbox.url).port, SANDBOX_SMTP_PORT: String(smtp), SANDBOX_CHANNELS: 'sms,email,voice',
    TEMPORAL_ADDRESS: inject('temporalAddress'), TEMPORAL_NAMESPACE: inject('temporalNamespace'), PAYLOAD_KEYS: JSON.stringify(PAYLOAD_KEYS),
  }
  const db = await openDb(env.PARCOURS_DB!)
  const [date, time] = start.split(' ') as [string, string]
  await setClock({ db, sandbox }, manualClock(localInstant(date, time, 'Europe/Paris')))
  const quiet = () => {}
  const server = await startServer(serverEnv(env), quiet)
  const world: World = {
    db, server, worker: await newWorker(env), sandbox, publicUrl, deskUrl: `http://127.0.0.1:${desk}`, env,
    restartWorker: async (meanwhile) => {
      await world.worker.stop()
      await meanwhile?.()
      world.worker = await newWorker(env)
    },
    stop: async () => {
      await terminateAll(world.worker)
      await world.worker.stop()
      await server.stop()
      await sandbox.stop()
      await db.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  return world
}

const newWorker = (env: Record<string, string>): Promise<RunningWorker> =>
  startWorker(readEnv(env), (fields, message) => {
    if (process.env.STORY_LOG) process.stderr.write(`${message} ${JSON.stringify(fields)}\n`)
  })

function serverEnv(env: Record<string, string>): Parameters<typeof startServer>[0] {
  return {
    ...SECRETS, PARCOURS_DATA: env.PARCOURS_DATA!, PARCOURS_DB: env.PARCOURS_DB!, PARCOURS_DEMO: '0', PARCOURS_CLOCK: 'demo', PARCOURS_CLOCK_FACTOR: 1440,
    PARCOURS_CLOCK_START: undefined, DESK_PORT: Number(env.DESK_PORT), PUBLIC_PORT: Number(env.PUBLIC_PORT), PUBLIC_URL: env.PUBLIC_URL!,
    SANDBOX_PORT: Number(env.SANDBOX_PORT), SANDBOX_CHANNELS: env.SANDBOX_CHANNELS!, TEMPORAL_NAMESPACE: env.TEMPORAL_NAMESPACE!,
    TEMPORAL_UI_URL: undefined, WEB_DIST: undefined,
  }
}

/** Stories share one Temporal server: what this world leaves open would be polled by the next. */
async function terminateAll({ client }: RunningWorker): Promise<void> {
  for await (const one of client.workflow.list({ query: `ExecutionStatus = 'Running'` })) {
    await client.workflow.getHandle(one.workflowId).terminate('end of story').catch(() => {})
  }
}

/** Moves business time for everybody at once. */
export async function setClock({ db, sandbox }: Pick<World, 'db' | 'sandbox'>, state: ClockState): Promise<void> {
  const segment = state.segments.at(-1)
  if (!segment) return
  await appendClockSegment(db, { ...segment }, state.leaseUntilRealMs)
  await fetch(`${sandbox.url}/control/clock`, { method: 'POST', body: JSON.stringify({ segments: [segment], leaseUntilRealMs: state.leaseUntilRealMs }), headers: { 'content-type': 'application/json' } })
}

export const businessNow = (db: Db): number => readClock(db).segments[0]?.businessMs ?? 0
