import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client, Connection } from '@temporalio/client'
import { businessAt } from '@parcours/clock'
import { startSandbox, type Sandbox } from '@parcours/sandbox'
import { openDb, readClock } from '@parcours/store'
import { freePort } from './free-port.ts'
import { processOf, type Process } from './process.ts'
import { startTemporalServer, type TemporalServer } from './temporal-server.ts'
import { PAYLOAD_KEYS, SECRETS, type World } from './world.ts'

/** A world of processes that may die at any moment; only the outside world (the sandbox) and the disk stay. */
export interface CrashWorld extends World {
  processes: {
    server: Process
    worker: Process
    /** Another worker beside the first; not started. */
    second: Process
  }
  temporal: TemporalServer
  /** The data folder, with both databases. */
  folder: string
  /** The file whose presence makes the database full (see test/crash/preload). */
  fullWhen: string
  /** Business ms in a real one, at full speed. */
  factor: number
  /** Starts the server anew with a clock of this speed. */
  runAt(factor: number): Promise<void>
  /** Kills everything but the outside world, for good. */
  powerCut(): Promise<void>
  /** Business now by the stored clock, as every process reads it. */
  businessNow(): number
}

/** A process of its own cannot be looked into. */
class Elsewhere {
  private readonly known: Client | undefined
  constructor(client?: Client) {
    this.known = client
  }
  get client(): Client {
    return this.known ?? this.deps
  }
  get deps(): never {
    throw new Error('it runs in another process')
  }
  ready = () => true
  metrics = () => Promise.resolve('')
  stop = () => Promise.resolve()
}

const FULL_DATABASE = join(import.meta.dirname, '..', 'crash', 'preload', 'full-database.ts')

/** @param start first business instant, ISO with offset @param factor business ms in a real one */
export async function startCrashWorld({ start, factor }: { start: string; factor: number }): Promise<CrashWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'parcours-crash-'))
  writeFileSync(join(folder, 'instance.json'), JSON.stringify({ kind: 'plain', madeAt: new Date().toISOString() }))
  const [desk, open, worker, smtp] = await Promise.all([freePort(), freePort(), freePort(), freePort()])
  const publicUrl = `http://127.0.0.1:${open}`
  const sandbox = await outsideWorld(publicUrl, smtp)
  const env: Record<string, string> = {
    ...SECRETS, TZ: 'UTC', PARCOURS_DEMO: '0', PARCOURS_CLOCK: 'demo', PARCOURS_FULL_WHEN: join(folder, 'full'),
    PARCOURS_CLOCK_FACTOR: String(factor), PARCOURS_CLOCK_START: start, DESK_PORT: String(desk), PUBLIC_PORT: String(open), PUBLIC_URL: publicUrl, WORKER_PORT: String(worker),
    TWILIO_BASE_URL: sandbox.url, VOICE_BASE_URL: `${sandbox.url}/voice`, SANDBOX_PORT: new URL(sandbox.url).port, SANDBOX_SMTP_PORT: String(smtp), SANDBOX_CHANNELS: 'sms,email,voice',
    PAYLOAD_KEYS: JSON.stringify(PAYLOAD_KEYS),
  }
  return bringUp({ folder, env, sandbox }).catch(async (error: unknown) => {
    await sandbox.stop()
    throw error
  })
}

/** The same outside world and settings over another data folder: what a restore makes. The world before it is gone. */
export async function moveTo(world: CrashWorld, folder: string): Promise<CrashWorld> {
  await world.powerCut()
  return bringUp({ folder, env: world.env, sandbox: world.sandbox })
}

async function bringUp({ folder, env, sandbox }: { folder: string; env: Record<string, string>; sandbox: Sandbox }): Promise<CrashWorld> {
  const temporal = await startTemporalServer(folder)
  Object.assign(env, { PARCOURS_DATA: folder, PARCOURS_DB: join(folder, 'parcours.db'), TEMPORAL_ADDRESS: temporal.address, TEMPORAL_NAMESPACE: temporal.namespace })
  const processes = await productOn(folder, env).catch(async (error: unknown) => {
    await temporal.kill()
    throw error
  })
  const db = await openDb(env.PARCOURS_DB ?? '')
  const connection = await Connection.connect({ address: temporal.address })
  const powerCut = async () => {
    await Promise.all([...Object.values(processes).map((one) => one.kill()), temporal.kill()])
    await connection.close()
    await db.close()
  }
  return {
    db, sandbox, publicUrl: env.PUBLIC_URL ?? '', deskUrl: `http://127.0.0.1:${env.DESK_PORT}`, env, folder, fullWhen: env.PARCOURS_FULL_WHEN ?? '',
    server: new Elsewhere(), worker: new Elsewhere(new Client({ connection, namespace: temporal.namespace })), processes, temporal, powerCut,
    get factor() {
      return Number(env.PARCOURS_CLOCK_FACTOR)
    },
    runAt: async (faster) => {
      if (env.PARCOURS_CLOCK_FACTOR === String(faster)) return
      env.PARCOURS_CLOCK_FACTOR = String(faster)
      await processes.server.stop()
      await processes.server.start()
    },
    businessNow: () => businessAt(readClock(db), Date.now()),
    restartWorker: async () => {
      await processes.worker.kill()
      await processes.worker.start()
    },
    stop: async () => {
      await powerCut()
      await sandbox.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function productOn(folder: string, env: Record<string, string>): Promise<CrashWorld['processes']> {
  const own = { folder, env, nodeArgs: ['--import', FULL_DATABASE] }
  const second = await freePort()
  const processes = {
    server: processOf({ ...own, name: 'server', main: 'server/src/main.ts', port: Number(env.PUBLIC_PORT) }),
    worker: processOf({ ...own, name: 'worker', main: 'worker/src/main.ts', port: Number(env.WORKER_PORT) }),
    second: processOf({ ...own, name: 'second', main: 'worker/src/main.ts', port: second, own: { WORKER_PORT: String(second) } }),
  }
  try {
    await processes.server.start()
    await processes.worker.start()
  } catch (error) {
    // Nobody else knows of them yet.
    await Promise.all(Object.values(processes).map((one) => one.kill()))
    throw error
  }
  return processes
}

/** Providers and people: they outlive every crash, so their log can be the oracle. */
const outsideWorld = (publicUrl: string, smtpPort: number): Promise<Sandbox> => startSandbox({
  file: ':memory:', port: 0, smtpPort, publicUrl, seed: 1, silent: true,
  secrets: { twilioAuthToken: SECRETS.TWILIO_AUTH_TOKEN, voice: SECRETS.VOICE_SECRET, emailWebhook: SECRETS.EMAIL_WEBHOOK_SECRET, events: SECRETS.WEBHOOK_SECRET, letter: SECRETS.VOICE_SECRET },
})
