import { setTimeout as sleep } from 'node:timers/promises'
import { killGroup } from '../../boot/exec.mjs'
import { isAlive, type ProcessIdentity } from './identity.ts'

const POLL_MS = 50

/**
 * Ends processes that lead groups of their own: a polite signal, `graceMs` of patience, then SIGKILL. Returns those that
 * had to be killed.
 */
export async function stopProcesses(all: ProcessIdentity[], graceMs: number): Promise<ProcessIdentity[]> {
  const present = all.filter(isAlive)
  const living = () => present.filter(isAlive)
  for (const one of present) killGroup(one.pid, 'SIGTERM')
  await until(() => living().length === 0, graceMs)
  const stubborn = living()
  for (const one of stubborn) killGroup(one.pid, 'SIGKILL')
  await until(() => living().length === 0, 2000)
  // A leader may be gone before what it started; its group keeps its number as long as anyone is in it.
  for (const one of present) killGroup(one.pid, 'SIGKILL')
  return stubborn
}

async function until(holds: () => boolean, patienceMs: number): Promise<void> {
  const lastMs = performance.now() + patienceMs
  while (!holds() && performance.now() < lastMs) await sleep(POLL_MS)
}
