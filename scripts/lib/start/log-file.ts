import { existsSync, mkdirSync, openSync, readFileSync, renameSync } from 'node:fs'
import { dirname } from 'node:path'

const TAIL_LINES = 25

/**
 * Opens a process's log for writing and keeps the one of the start before as `.1`. The process writes to the file by
 * itself, not through a pipe of ours: it must not break when we are killed.
 */
export function openLog(path: string): number {
  mkdirSync(dirname(path), { recursive: true })
  if (existsSync(path)) renameSync(path, `${path}.1`)
  return openSync(path, 'a')
}

/** The last lines of a log, to show when its process fails. */
export function tail(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8').trimEnd().split('\n').slice(-TAIL_LINES).join('\n') : ''
}
