import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const ROOT = join(import.meta.dirname, '..', '..')
/** A machine that does ten other things needs it. */
const PATIENCE_MS = 150_000

/** One of the product's processes, which can be killed as a power cut would. */
export interface Process {
  /** SIGKILL: nothing in it can finish anything. */
  kill(): Promise<void>
  /** SIGTERM, as a deploy does: it finishes what it has in hand. */
  stop(): Promise<void>
  /** Starts it again, or for the first time, with these added to its environment; resolves when it says that it is ready. */
  start(more?: Record<string, string>): Promise<void>
  /** What it has logged so far. */
  log(): string
}

export interface ProcessPlan {
  name: string
  main: string
  port: number
  /** Read anew at each start. */
  env: Record<string, string>
  /** What is its own in it. */
  own?: Record<string, string>
  folder: string
  /** Of Node itself, before the name of the script. */
  nodeArgs?: readonly string[]
}

export function processOf(one: ProcessPlan): Process {
  const file = join(one.folder, `${one.name}.log`)
  let child: ChildProcess | undefined
  const isOver = () => !child || child.exitCode !== null || child.signalCode !== null
  const end = async (signal: NodeJS.Signals) => {
    if (!child || isOver()) return
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
  }
  return {
    async start(more = {}) {
      const log = openSync(file, 'a')
      child = spawn(process.execPath, [...(one.nodeArgs ?? []), one.main], { cwd: ROOT, env: { ...process.env, ...one.env, ...one.own, ...more }, stdio: ['ignore', log, log] })
      for (const lastMs = Date.now() + PATIENCE_MS; ; await sleep(50)) {
        const ready = await fetch(`http://127.0.0.1:${one.port}/ready`).then((r) => r.ok, () => false)
        if (ready) return
        if (isOver() || Date.now() > lastMs) throw new Error(`${one.name} did not start: ${readFileSync(file, 'utf8').slice(-2_000)}`)
      }
    },
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    log: () => readFileSync(file, 'utf8'),
  }
}
