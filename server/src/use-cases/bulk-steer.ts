import { askOfBulk, cancelBulk, pauseBulk, resumeBulk, retryFailed, setBulkRate, startBulk } from '@parcours/store'
import type { Deps } from '../deps.ts'
import type { BulkView } from '../routers/steer-views.ts'
import type { BulkAsk } from './bulk-freeze.ts'
import { forgetTallies } from './bulk-tallies.ts'
import { bulkView } from './bulk-views.ts'

/**
 * Begins the job; a worker takes it from there. Clicked twice it begins once. `ask` is what its page shows: another operator
 * may have chosen something else for the same set since.
 */
export async function startJob(deps: Deps, one: { bulkId: string; ask?: BulkAsk; reason: string; perMinute: number; actor: string }): Promise<BulkView> {
  if (one.ask) {
    const { kind, ...args } = one.ask
    await askOfBulk(deps.db, one.bulkId, { kind, args })
  }
  const started = await startBulk(deps.db, one.bulkId, { ...one, nowMs: deps.clock.nowMs() })
  if (started) deps.log({ bulk: one.bulkId, perMinute: one.perMinute }, 'a job was started')
  return bulkView(deps, one.bulkId)
}

export async function pauseJob(deps: Deps, bulkId: string): Promise<BulkView> {
  await pauseBulk(deps.db, bulkId)
  return bulkView(deps, bulkId)
}

export async function resumeJob(deps: Deps, bulkId: string): Promise<BulkView> {
  await resumeBulk(deps.db, bulkId)
  return bulkView(deps, bulkId)
}

/** What was sent is still answered; what is queued is left alone. */
export async function cancelJob(deps: Deps, bulkId: string): Promise<BulkView> {
  await cancelBulk(deps.db, bulkId, deps.clock.nowMs())
  return bulkView(deps, bulkId)
}

export async function rateJob(deps: Deps, { bulkId, perMinute }: { bulkId: string; perMinute: number }): Promise<BulkView> {
  await setBulkRate(deps.db, bulkId, perMinute)
  return bulkView(deps, bulkId)
}

export async function retryJob(deps: Deps, bulkId: string): Promise<BulkView> {
  await retryFailed(deps.db, bulkId)
  forgetTallies(deps.db, bulkId)
  return bulkView(deps, bulkId)
}
