import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client, Connection } from '@temporalio/client'
import { SELF_CURE } from '@parcours/scoring'
import { openDb, putSetting, type Db } from '@parcours/store'
import { startTemporalServer, type TemporalServer } from '../../support/temporal-server.ts'
import { childNamed } from './cpu.ts'
import { addPortfolio } from './people.ts'
import { startProcess, type Process } from './process.ts'
import { environment, freePorts } from './settings.ts'

/** Everything of the product as processes of its own, and beside it the hand-written service on the same Temporal server. */
export interface Rig {
  deskUrl: string
  publicUrl: string
  sandboxUrl: string
  webhookSecret: string
  /** The product's database; its processes have it open too. */
  db: Db
  /** The hand-written service's own file, with the same tables. */
  byHandDb: Db
  /** Without our codec: for counts, and for the hand-written workflow. */
  client: Client
  /** Process ids by name, for their processor time. */
  pids: Record<string, number>
  stop(): Promise<void>
}

export interface RigOptions {
  /** Folder for processor profiles of the processes. */
  profile: string | undefined
}

type Closer = () => Promise<unknown> | void

export async function startRig({ profile }: RigOptions): Promise<Rig> {
  const closers: Closer[] = []
  const stop = async () => {
    for (const close of closers.toReversed()) await close()
  }
  try {
    const folder = mkdtempSync(join(tmpdir(), 'parcours-bench-'))
    closers.push(() => rmSync(folder, { recursive: true, force: true }))
    const temporal = await startTemporalServer()
    closers.push(temporal.stop)
    return { ...(await startAll({ folder, temporal, profile, closers })), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

interface Starting {
  folder: string
  temporal: TemporalServer
  profile: string | undefined
  closers: Closer[]
}

async function startAll({ folder, temporal, profile, closers }: Starting): Promise<Omit<Rig, 'stop'>> {
  const ports = await freePorts()
  const env = environment({ folder, ports, temporal })
  const started: Process[] = []
  const run = async (name: string, main: string, port: number) => {
    // A folder for each: threads write files of their own.
    const nodeArgs = profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${join(profile, name)}`]
    const one = await startProcess({ name, main, port, env, folder, nodeArgs })
    started.push(one)
    closers.push(one.stop)
  }
  await run('sandbox', 'packages/sandbox/src/main.ts', ports.sandbox)
  await run('server', 'server/src/main.ts', ports.desk)
  const db = await opened(env.PARCOURS_DB ?? '', closers)
  const byHandDb = await opened(env.BY_HAND_DB ?? '', closers)
  await prepare(db, byHandDb)
  await run('worker', 'worker/src/main.ts', ports.worker)
  await run('by-hand server', 'test/bench/by-hand/server.ts', ports.byHandServer)
  await run('by-hand worker', 'test/bench/by-hand/worker.ts', ports.byHandWorker)
  const connection = await Connection.connect({ address: temporal.address })
  closers.push(() => connection.close())
  return {
    deskUrl: `http://127.0.0.1:${ports.desk}`, publicUrl: `http://127.0.0.1:${ports.open}`, sandboxUrl: `http://127.0.0.1:${ports.sandbox}`,
    webhookSecret: env.WEBHOOK_SECRET ?? '', db, byHandDb, client: new Client({ connection, namespace: temporal.namespace }),
    pids: pidsOf(started),
  }
}

async function opened(file: string, closers: Closer[]): Promise<Db> {
  const db = await openDb(file)
  closers.push(() => db.close())
  return db
}

async function prepare(db: Db, byHandDb: Db): Promise<void> {
  await addPortfolio(db)
  await addPortfolio(byHandDb)
  // An hour of business passes in a minute here: the house's so-many-an-hour would be the only thing measured.
  await putSetting(db, 'pacing.off', true)
  await byHandDb.write((sql) => sql.run('INSERT INTO scorecard (id, body) VALUES (?,?)', `${SELF_CURE.id}@${SELF_CURE.version}`, JSON.stringify(SELF_CURE)))
}

function pidsOf(started: readonly Process[]): Record<string, number> {
  const temporal = childNamed('temporal')
  return {
    bench: process.pid, ...(temporal !== undefined && { temporal }),
    ...Object.fromEntries(started.map(({ name, pid }) => [name, pid])),
  }
}
