// The processes of the product, as the supervisor needs to know them.
import { join } from 'node:path'
import { BIN, ROOT } from '../../boot/root.mjs'
import { serverArgs, serverEnv } from '../temporal/flags.ts'
import type { TemporalBinary } from '../temporal/ladder.ts'
import type { Ports } from './ports.ts'
import type { ProcessSpec } from './supervisor.ts'

/** The worker caches sleeping runs; without a bound of its own it takes a share of the machine's memory. */
const WORKER_HEAP_MB = 2048
const CLIENTS = 1
const SERVERS = 2

export interface ProcessInput {
  folder: string
  ports: Ports
  dev: boolean
  env: NodeJS.ProcessEnv
}

/** Temporal, as a server of our own with its database in the data folder. */
export function temporalProcess({ folder, ports, env }: ProcessInput, { path }: TemporalBinary): ProcessSpec {
  const place = {
    port: ports.temporal, uiPort: ports.temporalUi, namespace: env['TEMPORAL_NAMESPACE'] ?? 'parcours', dbFile: join(folder, 'temporal.db'),
  }
  return {
    name: 'temporal', command: path, args: serverArgs(place), cwd: folder, env: serverEnv(env),
    ready: { type: 'port', port: ports.temporal }, patienceMs: 60_000, stopRank: SERVERS, show: false,
  }
}

/** The outside world of the demo: providers and simulated debtors. */
export function sandboxProcess(input: ProcessInput): ProcessSpec {
  return ours(input, { name: 'sandbox', main: 'packages/sandbox/src/main.ts', port: input.ports.sandbox, patienceMs: 30_000, stopRank: SERVERS })
}

/** The desk and the public listener. Patient: the first start migrates the database and seeds the demo. */
export function serverProcess(input: ProcessInput): ProcessSpec {
  return ours(input, { name: 'server', main: 'server/src/main.ts', port: input.ports.desk, patienceMs: 300_000, stopRank: CLIENTS, watch: input.dev })
}

export function workerProcess(input: ProcessInput): ProcessSpec {
  const nodeArgs = [`--max-old-space-size=${WORKER_HEAP_MB}`]
  return ours(input, { name: 'worker', main: 'worker/src/main.ts', port: input.ports.worker, patienceMs: 120_000, stopRank: CLIENTS, watch: input.dev, nodeArgs })
}

/** With --dev: Vite serves the pages and hands everything else to the desk (web/vite.config.ts reads DESK_PORT). */
export function pagesProcess({ ports, env }: ProcessInput): ProcessSpec {
  return {
    name: 'pages', command: join(BIN, 'vite'), args: ['--host', '127.0.0.1', '--port', String(ports.pages), '--strictPort'],
    cwd: join(ROOT, 'web'), env, ready: { type: 'port', port: ports.pages }, patienceMs: 60_000, stopRank: CLIENTS, show: true,
  }
}

interface OwnProcess extends Pick<ProcessSpec, 'name' | 'patienceMs' | 'stopRank'> {
  main: string
  port: number
  watch?: boolean
  nodeArgs?: string[]
}

function ours({ env, dev }: ProcessInput, { name, main, port, patienceMs, stopRank, watch = false, nodeArgs = [] }: OwnProcess): ProcessSpec {
  return {
    name, command: process.execPath, args: [...nodeArgs, ...(watch ? ['--watch', '--watch-preserve-output'] : []), main], cwd: ROOT, env,
    ready: { type: 'http', url: `http://127.0.0.1:${port}/ready` }, patienceMs, stopRank, show: dev,
  }
}
