import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client, Connection } from '@temporalio/client'
import { businessAt } from '@parcours/clock'
import { startSandbox } from '@parcours/sandbox'
import { openDb, readClock } from '@parcours/store'
import { processOf, type Process } from './process.ts'
import { startTemporalServer, type TemporalServer } from './temporal-server.ts'
import { freePort, PAYLOAD_KEYS, SECRETS, type World } from './world.ts'

/** A world of processes that may die at any moment; only the outside world (the sandbox) and the disk stay. */
export interface CrashWorld extends World {
  processes: { server: Process; worker: Process }
  temporal: TemporalServer
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
  stop = () => Promise.resolve()
}

/** @param start first business instant, ISO with offset @param factor business ms in a real one */
export async function startCrashWorld({ start, factor }: { start: string; factor: number }): Promise<CrashWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'parcours-crash-'))
  const [desk, open, worker, smtp] = await Promise.all([freePort(), freePort(), freePort(), freePort()])
  const publicUrl = `http://127.0.0.1:${open}`
  const temporal = await startTemporalServer()
  const sandbox = await startSandbox({
    file: ':memory:', port: 0, smtpPort: smtp, publicUrl, seed: 1, silent: true,
    secrets: { twilioAuthToken: SECRETS.TWILIO_AUTH_TOKEN, voice: SECRETS.VOICE_SECRET, emailWebhook: SECRETS.EMAIL_WEBHOOK_SECRET, events: SECRETS.WEBHOOK_SECRET, letter: SECRETS.VOICE_SECRET },
  })
  const env: Record<string, string> = {
    ...SECRETS, TZ: 'UTC', PARCOURS_DATA: folder, PARCOURS_DB: join(folder, 'parcours.db'), PARCOURS_DEMO: '0', PARCOURS_CLOCK: 'demo',
    PARCOURS_CLOCK_FACTOR: String(factor), PARCOURS_CLOCK_START: start, DESK_PORT: String(desk), PUBLIC_PORT: String(open), PUBLIC_URL: publicUrl, WORKER_PORT: String(worker),
    TWILIO_BASE_URL: sandbox.url, VOICE_BASE_URL: `${sandbox.url}/voice`, SANDBOX_PORT: new URL(sandbox.url).port, SANDBOX_SMTP_PORT: String(smtp), SANDBOX_CHANNELS: 'sms,email,voice',
    TEMPORAL_ADDRESS: temporal.address, TEMPORAL_NAMESPACE: temporal.namespace, PAYLOAD_KEYS: JSON.stringify(PAYLOAD_KEYS),
  }
  const processes = {
    server: processOf({ name: 'server', main: 'server/src/main.ts', port: open, env, folder }),
    worker: processOf({ name: 'worker', main: 'worker/src/main.ts', port: worker, env, folder }),
  }
  await processes.server.start()
  await processes.worker.start()
  const db = await openDb(env.PARCOURS_DB ?? '')
  const connection = await Connection.connect({ address: temporal.address })
  const client = new Client({ connection, namespace: temporal.namespace })
  return {
    db, sandbox, publicUrl, deskUrl: `http://127.0.0.1:${desk}`, env, server: new Elsewhere(), worker: new Elsewhere(client), processes, temporal,
    businessNow: () => businessAt(readClock(db), Date.now()),
    restartWorker: async () => {
      await processes.worker.kill()
      await processes.worker.start()
    },
    stop: async () => {
      await Promise.all([processes.worker.kill(), processes.server.kill()])
      await sandbox.stop()
      await connection.close()
      await temporal.stop()
      await db.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
