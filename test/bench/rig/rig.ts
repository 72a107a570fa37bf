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
import { beginProfile, profileArgs, type Profile } from './profiled.ts'
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
  /** Files of both databases: the product's own and Temporal's. */
  files: { own: string; temporal: string }
}

export interface RigOptions {
  profile: Profile | undefined
  /** Business milliseconds in a real one. */
  clockFactor?: number
}

/** What must be ended, in the order in which it was begun; also what is still starting. */
export type Closers = (() => Promise<unknown> | void)[]

export async function closeAll(closers: Closers): Promise<void> {
  for (const close of closers.splice(0).toReversed()) await close()
}

/** Starts everything; what has to be ended stands in `closers` from the moment it begins, also when a later part fails. */
export async function startRig({ profile, clockFactor }: RigOptions, closers: Closers): Promise<Rig> {
  const folder = mkdtempSync(join(tmpdir(), 'parcours-bench-'))
  closers.push(() => rmSync(folder, { recursive: true, force: true }))
  const temporal = await startedIn(closers, startTemporalServer(folder), (server) => server.stop())
  return startAll({ folder, temporal, profile, clockFactor, closers })
}

async function startedIn<T>(closers: Closers, starting: Promise<T>, stop: (one: T) => Promise<unknown>): Promise<T> {
  closers.push(() => starting.then(stop, () => undefined))
  return starting
}

interface Starting {
  folder: string
  temporal: TemporalServer
  profile: Profile | undefined
  clockFactor: number | undefined
  closers: Closers
}

async function startAll({ folder, temporal, profile, clockFactor, closers }: Starting): Promise<Rig> {
  const ports = await freePorts()
  const env = environment({ folder, ports, temporal, ...(clockFactor !== undefined && { clockFactor }) })
  const started: Process[] = []
  const run = async (name: string, main: string, port: number) => {
    started.push(await startedIn(closers, startProcess({ name, main, port, env, folder, nodeArgs: profileArgs(profile, name) }), (one) => one.stop()))
  }
  await run('sandbox', 'packages/sandbox/src/main.ts', ports.sandbox)
  await run('server', 'server/src/main.ts', ports.desk)
  const db = await opened(env.PARCOURS_DB ?? '', closers)
  const byHandDb = await opened(env.BY_HAND_DB ?? '', closers)
  await prepare(db, byHandDb)
  await run('worker', 'worker/src/main.ts', ports.worker)
  await run('by-hand server', 'test/bench/by-hand/server.ts', ports.byHandServer)
  await run('by-hand worker', 'test/bench/by-hand/worker.ts', ports.byHandWorker)
  const connection = await startedIn(closers, Connection.connect({ address: temporal.address }), (one) => one.close())
  beginProfile(profile)
  return {
    deskUrl: `http://127.0.0.1:${ports.desk}`, publicUrl: `http://127.0.0.1:${ports.open}`, sandboxUrl: `http://127.0.0.1:${ports.sandbox}`,
    webhookSecret: env.WEBHOOK_SECRET ?? '', db, byHandDb, client: new Client({ connection, namespace: temporal.namespace }),
    pids: pidsOf(started), files: { own: env.PARCOURS_DB ?? '', temporal: join(folder, 'temporal.db') },
  }
}

function opened(file: string, closers: Closers): Promise<Db> {
  return startedIn(closers, openDb(file), (db) => db.close())
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
