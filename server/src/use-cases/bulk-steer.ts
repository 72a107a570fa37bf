import { askOfBulk, cancelBulk, pauseBulk, resumeBulk, retryFailed, setBulkRate, startBulk, type SteeredBy } from '@parcours/store'
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

interface Steer {
  bulkId: string
  /** Who asks it: kept with what was done. */
  actor: string
}

const by = ({ clock }: Deps, actor: string): SteeredBy => ({ actor, nowMs: clock.nowMs(), realMs: clock.realMs() })

export async function pauseJob(deps: Deps, { bulkId, actor }: Steer): Promise<BulkView> {
  await pauseBulk(deps.db, bulkId, by(deps, actor))
  return bulkView(deps, bulkId)
}

export async function resumeJob(deps: Deps, { bulkId, actor }: Steer): Promise<BulkView> {
  await resumeBulk(deps.db, bulkId, by(deps, actor))
  return bulkView(deps, bulkId)
}

/** What was sent is still answered; what is queued is left alone. */
export async function cancelJob(deps: Deps, { bulkId, actor }: Steer): Promise<BulkView> {
  await cancelBulk(deps.db, bulkId, by(deps, actor))
  return bulkView(deps, bulkId)
}

export async function rateJob(deps: Deps, { bulkId, actor, perMinute }: Steer & { perMinute: number }): Promise<BulkView> {
  await setBulkRate(deps.db, { id: bulkId, perMinute }, by(deps, actor))
  return bulkView(deps, bulkId)
}

export async function retryJob(deps: Deps, { bulkId, actor }: Steer): Promise<BulkView> {
  await retryFailed(deps.db, bulkId, by(deps, actor))
  forgetTallies(deps.db, bulkId)
  return bulkView(deps, bulkId)
}
