import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../../../scripts/boot/root.mjs'
import { becomesReady } from '../../../scripts/lib/start/ready.ts'

const PATIENCE_MS = 90_000
const GRACE_MS = 15_000

export interface Process {
  name: string
  pid: number
  stop(): Promise<void>
}

export interface ProcessInput {
  name: string
  /** Module to run, from the root of the repository. */
  main: string
  /** Port on which it answers GET /ready. */
  port: number
  env: Record<string, string>
  nodeArgs?: string[]
  /** Folder of its log. */
  folder: string
}

/** Starts one of the processes and waits until it is ready; throws with the end of its log when it is not. */
export async function startProcess({ name, main, port, env, nodeArgs = [], folder }: ProcessInput): Promise<Process> {
  const logFile = join(folder, `${name}.log`)
  const log = openSync(logFile, 'a')
  const child = spawn(process.execPath, [...nodeArgs, main], { cwd: ROOT, env: { ...process.env, ...env }, stdio: ['ignore', log, log] })
  const isOver = () => child.exitCode !== null || child.signalCode !== null
  const ready = await becomesReady({ type: 'http', url: `http://127.0.0.1:${port}/ready` }, PATIENCE_MS, isOver)
  const stop = async () => {
    if (isOver()) return
    const gone = once(child, 'exit')
    child.kill('SIGTERM')
    const timer = setTimeout(() => child.kill('SIGKILL'), GRACE_MS)
    await gone
    clearTimeout(timer)
  }
  if (!ready || child.pid === undefined) {
    await stop()
    throw new Error(`${name} did not start:\n${readFileSync(logFile, 'utf8').slice(-2000)}`)
  }
  return { name, pid: child.pid, stop }
}
