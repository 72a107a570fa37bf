import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Connection } from '@temporalio/client'
import type { TestProject } from 'vitest/node'
import { prepareOwn } from '../../scripts/lib/temporal/namespace.ts'
import { serverArgs, serverEnv } from '../../scripts/lib/temporal/flags.ts'
import { temporalBinary } from '../../scripts/lib/temporal/ladder.ts'
import { freePort } from './free-port.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** host:port of the server that all stories share. */
    temporalAddress: string
    temporalNamespace: string
  }
}

const NAMESPACE = 'parcours'
const START_MS = 30_000

/** A real Temporal server with a database file of its own, prepared as the product prepares its own. */
export interface TemporalServer {
  address: string
  namespace: string
  /** The power cut: SIGKILL, the database file stays. */
  kill(): Promise<void>
  /** Starts it again after `kill`, on the same port and file. */
  restart(): Promise<void>
  /** SIGSTOP and SIGCONT: it is there and answers nobody. */
  freeze(): void
  thaw(): void
  /** Ends it and deletes its database. */
  stop(): Promise<void>
}

/**
 * Starts a server on a free port. Crash tests take one of their own; the other stories share that of `setup`.
 * @param home folder with its `temporal.db`, which then stays; else one of its own, which goes with it
 */
export async function startTemporalServer(home?: string): Promise<TemporalServer> {
  const { path } = await temporalBinary()
  // The start script's way of running a child lets go of the channel to the parent; Vitest's workers need theirs.
  if (process.env.VITEST) process.channel?.ref()
  const folder = home ?? mkdtempSync(join(tmpdir(), 'parcours-temporal-'))
  const port = await freePort()
  const address = `127.0.0.1:${port}`
  const args = serverArgs({ port, namespace: NAMESPACE, dbFile: join(folder, 'temporal.db') })
  let child: ChildProcess
  const launch = async () => {
    child = spawn(path, args, { env: serverEnv(), stdio: 'ignore' })
    await serves(address, child)
  }
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill(signal)
    await once(child, 'exit')
  }
  await launch()
  return {
    address,
    namespace: NAMESPACE,
    kill: () => end('SIGKILL'),
    restart: launch,
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
    stop: async () => {
      await end('SIGTERM')
      if (!home) rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Vitest's global setup of the stories: one server for all files, its address by `inject('temporalAddress')`. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTemporalServer()
  project.provide('temporalAddress', server.address)
  project.provide('temporalNamespace', server.namespace)
  return server.stop
}

/** Resolves once the server answers and its namespace has the retention and the attributes of the product. */
async function serves(address: string, child: ChildProcess): Promise<void> {
  const lastMs = performance.now() + START_MS
  for (;;) {
    try {
      const connection = await Connection.connect({ address, connectTimeout: 1000 })
      await prepareOwn(connection, NAMESPACE)
      return await connection.close()
    } catch (error) {
      if (child.exitCode !== null) throw new Error(`the Temporal server ended with exit code ${child.exitCode}`, { cause: error })
      if (performance.now() > lastMs) throw error
      await sleep(200)
    }
  }
}
