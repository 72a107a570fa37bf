// Keeps the processes of the product alive. A process is: starting (until its ready sign; if it ends before, the start
// fails) -> running (if it ends, it is started again) -> stopped. Only stopAll ends one on purpose.
import { spawn } from 'node:child_process'
import { closeSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { interrupt, isInterrupted } from '../../boot/interrupt.mjs'
import { say, step, Stop } from '../../boot/say.mjs'
import { identify, type ProcessIdentity } from './identity.ts'
import { openLog, tail } from './log-file.ts'
import { becomesReady, type ReadySign } from './ready.ts'
import { stopProcesses } from './stop-processes.ts'

/** From SIGTERM to SIGKILL. The worker needs most of it: it lets running activities finish. */
const STOP_GRACE_MS = 15_000
const RESTART_PAUSE_MS = 1000
const RESTART_WINDOW_MS = 120_000
const RESTARTS_IN_WINDOW = 5

export interface ProcessSpec {
  /** What the terminal, the lock and the log file call it. */
  name: string
  command: string
  args: string[]
  cwd: string
  env: NodeJS.ProcessEnv
  ready: ReadySign
  /** Real milliseconds until the ready sign must be there. */
  patienceMs: number
  /** Stopped in this order, all of one number together; a server goes after its clients. */
  stopRank: number
  /** Write to this terminal instead of a log file (npm run dev). */
  show: boolean
}

interface Running extends ProcessIdentity {
  spec: ProcessSpec
}

export interface Supervisor {
  /** Starts a process and waits for its ready sign. Throws `Stop` with the end of its log. */
  start(spec: ProcessSpec): Promise<void>
  stopAll(): Promise<void>
}

export interface SupervisorInput {
  logFolder: string
  /** Told after each change, so that a later start can find what this one left. */
  onChange: (running: (ProcessIdentity & { name: string })[]) => void
}

export function createSupervisor({ logFolder, onChange }: SupervisorInput): Supervisor {
  const running = new Map<string, Running>()
  const ready = new Set<string>()
  const endings = new Map<string, number[]>()
  const logOf = (name: string) => join(logFolder, `${name}.log`)
  const changed = () => onChange([...running.values()].map(({ spec, pid, started }) => ({ name: spec.name, pid, started })))

  function launch(spec: ProcessSpec): void {
    const log = spec.show ? undefined : openLog(logOf(spec.name))
    const out = log ?? 'inherit'
    const child = spawn(spec.command, spec.args, { cwd: spec.cwd, env: spec.env, detached: true, stdio: ['ignore', out, out] })
    if (log !== undefined) closeSync(log)
    const identity = child.pid === undefined ? undefined : identify(child.pid)
    if (identity) running.set(spec.name, { spec, ...identity })
    changed()
    child.on('error', (error) => say(spec.name, error.message))
    child.on('exit', (code, signal) => {
      running.delete(spec.name)
      changed()
      if (!isInterrupted() && ready.has(spec.name)) void again(spec, signal ?? `exit code ${code}`)
    })
  }

  async function again(spec: ProcessSpec, how: string): Promise<void> {
    const sinceMs = performance.now() - RESTART_WINDOW_MS
    const recent = [...(endings.get(spec.name) ?? []).filter((ms) => ms > sinceMs), performance.now()]
    endings.set(spec.name, recent)
    if (recent.length > RESTARTS_IN_WINDOW) {
      say(spec.name, `ended ${recent.length} times in ${RESTART_WINDOW_MS / 1000} s; stopping everything. Its log: ${logOf(spec.name)}\n${tail(logOf(spec.name))}`)
      return interrupt(1)
    }
    say(spec.name, `ended (${how}); starting it again`)
    await sleep(RESTART_PAUSE_MS)
    if (!isInterrupted()) launch(spec)
  }

  return {
    start: (spec) =>
      step(spec.name, 'starting', async () => {
        if (isInterrupted()) throw new Stop('interrupted')
        launch(spec)
        const gone = () => isInterrupted() || !running.has(spec.name)
        if (!(await becomesReady(spec.ready, spec.patienceMs, gone))) {
          throw new Stop(`${why(spec, gone())}${spec.show ? '' : ` The end of its log (${logOf(spec.name)}):\n${tail(logOf(spec.name))}`}`)
        }
        ready.add(spec.name)
        return 'ready'
      }),
    async stopAll() {
      if (running.size === 0) return
      say('Parcours', 'stopping')
      const ranks = [...new Set([...running.values()].map(({ spec }) => spec.stopRank))].sort((a, b) => a - b)
      for (const rank of ranks) {
        const group = [...running.values()].filter(({ spec }) => spec.stopRank === rank)
        const killed = await stopProcesses(group, STOP_GRACE_MS)
        for (const one of group.filter((member) => killed.includes(member))) say(one.spec.name, 'did not end in time and was killed')
      }
      say('Parcours', 'stopped')
    },
  }
}

const why = (spec: ProcessSpec, gone: boolean) =>
  gone ? `The ${spec.name} ended while it was starting.` : `The ${spec.name} was not ready after ${spec.patienceMs / 1000} s.`
