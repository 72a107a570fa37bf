import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** A process that is told from a later one which happens to have the same number. */
export interface ProcessIdentity {
  pid: number
  /** Opaque text; equal for the same process only. */
  started: string
}

/** When the process began, as text to compare; undefined when there is no such process (a zombie is none). */
function startedAt(pid: number): string | undefined {
  return process.platform === 'linux' ? startedLinux(pid) : startedPosix(pid)
}

export function identify(pid: number): ProcessIdentity | undefined {
  const started = startedAt(pid)
  return started === undefined ? undefined : { pid, started }
}

/** True while that very process lives. */
export function isAlive({ pid, started }: ProcessIdentity): boolean {
  return startedAt(pid) === started
}

function startedLinux(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name in parentheses may hold anything; after it: state is field 3, starttime (ticks since boot) field 22.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${fields[19]}`
  } catch {
    return undefined
  }
}

function startedPosix(pid: number): string | undefined {
  try {
    const line = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim()
    return line === '' || line.startsWith('Z') ? undefined : line.replace(/^\S+\s+/, '')
  } catch {
    return undefined
  }
}
