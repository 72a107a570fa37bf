import { historyJson } from '@parcours/worker/replay'
import { costOf } from '../../support/saved-history.ts'
import { mean } from '../report/stats.ts'
import type { Rig } from '../rig/rig.ts'

const SAMPLE = 20

/** Mean events and billable actions of some of these runs, counted in their histories. */
export async function costsOf({ client }: Pick<Rig, 'client'>, runIds: readonly string[]): Promise<{ events: number; actions: number }> {
  const some = runIds.filter((_, i) => i % Math.ceil(runIds.length / SAMPLE) === 0)
  const costs = await Promise.all(some.map(async (id) => costOf(await historyJson(client, id))))
  return { events: mean(costs.map(({ events }) => events)), actions: mean(costs.map(({ actions }) => actions)) }
}
