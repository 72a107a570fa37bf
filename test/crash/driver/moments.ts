import { setTimeout as sleep } from 'node:timers/promises'
import { providerLog } from '../../support/crash-provider-log.ts'
import type { CrashWorld } from '../../support/crash-world.ts'
import type { Act } from '../scenarios/scenario.ts'

/** With many people a worker has much to do before it comes to what is looked for. */
const [PATIENCE_MS, PATIENCE_PER_RUN_MS] = [20_000, 40]

/** Real time passes until `look` sees what it waits for. @returns false when it never did, which the note of the table then says */
export async function seen(act: Act, what: string, look: () => boolean | Promise<boolean>): Promise<boolean> {
  for (const lastMs = Date.now() + PATIENCE_MS + act.cohort.people.length * PATIENCE_PER_RUN_MS; Date.now() < lastMs; await sleep(10)) if (await look()) return true
  act.notes.push(`never seen: ${what}`)
  return false
}

/** Waits until a fifth of the people are on their way. */
export const underWay = (act: Act): Promise<boolean> =>
  seen(act, 'runs under way', () => count(act.world, `SELECT COUNT(*) AS n FROM run WHERE status = 'open'`) > act.cohort.people.length / 5)

export const count = ({ db }: CrashWorld, sql: string): number => db.read.get<{ n: number }>(sql)?.n ?? 0

/** Requests that a provider has taken and holds the answer of. */
export async function heldRequests(world: CrashWorld, sinceId: number): Promise<number> {
  return (await providerLog(world)).filter(({ id, response }) => id > sinceId && response.ordered === 'slow').length
}
export const lastRequest = async (world: CrashWorld): Promise<number> => (await providerLog(world)).at(-1)?.id ?? 0

/** Somewhere in the first part of the telling, where the seed says. */
export const atSomeMoment = ({ random, spreadMs }: Act): Promise<void> => sleep(300 + random.next() * Math.min(3_000, spreadMs / 2))

/** Stops these, waits, starts them; what business time did meanwhile is assertion 8's. */
export async function allOff(act: Act, forMs: number): Promise<void> {
  const { world } = act
  await Promise.all([world.processes.worker.kill(), world.processes.server.kill(), world.temporal.kill()])
  const [beforeMs, atMs] = [world.businessNow(), Date.now()]
  await sleep(forMs)
  act.off.push({ what: 'everything', beforeMs, afterMs: world.businessNow(), realMs: Date.now() - atMs })
  await world.temporal.restart()
  await world.processes.server.start()
  await world.processes.worker.start()
}
