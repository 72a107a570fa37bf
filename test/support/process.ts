import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const ROOT = join(import.meta.dirname, '..', '..')
const PATIENCE_MS = 60_000

/** One of the product's processes, which can be killed as a power cut would. */
export interface Process {
  /** SIGKILL: nothing in it can finish anything. */
  kill(): Promise<void>
  /** Starts it again, or for the first time; resolves when it says that it is ready. */
  start(): Promise<void>
  /** What it has logged so far. */
  log(): string
}

export function processOf(one: { name: string; main: string; port: number; env: Record<string, string>; folder: string }): Process {
  const file = join(one.folder, `${one.name}.log`)
  let child: ChildProcess | undefined
  const isOver = () => !child || child.exitCode !== null || child.signalCode !== null
  return {
    async start() {
      const log = openSync(file, 'a')
      child = spawn(process.execPath, [one.main], { cwd: ROOT, env: { ...process.env, ...one.env }, stdio: ['ignore', log, log] })
      for (const lastMs = Date.now() + PATIENCE_MS; ; await sleep(50)) {
        const ready = await fetch(`http://127.0.0.1:${one.port}/ready`).then((r) => r.ok, () => false)
        if (ready) return
        if (isOver() || Date.now() > lastMs) throw new Error(`${one.name} did not start: ${readFileSync(file, 'utf8').slice(-2_000)}`)
      }
    },
    async kill() {
      if (!child || isOver()) return
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    },
    log: () => readFileSync(file, 'utf8'),
  }
}
