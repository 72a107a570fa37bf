import type { Client } from '@temporalio/client'
import { advanceBulks, holdLease, liveJourneys, releaseExpired, releaseLifted, reviewStanding, type Db } from '@parcours/store'
import type { Deps } from './activities/context.ts'
import { CommandLane } from './relay/command-lane.ts'
import { startLoop, type Loop } from './relay/loop.ts'
import { settleStranded } from './relay/reconcile.ts'
import { relayOnce, type RelayDeps } from './relay/relay.ts'
import { SWEEP_QUEUE } from './workflows/protocol.ts'

/** The relay's lanes, and all that a worker does besides what Temporal asks of it. */
export function upkeep(deps: Deps, { relay, client, log }: { relay: RelayDeps; client: Client; log: RelayDeps['log'] }): Loop[] {
  const every = (what: string, work: () => Promise<number>) => startLoop(work, (error) => log({ error: String(error) }, `${what}, trying again`))
  const { db, clock } = deps
  const commands = new CommandLane(relay)
  const asked = every('commands could not be relayed', async () => ((await commands.once()) > 0 ? 0 : 50))
  return [
    every('relay failed', async () => ((await relayOnce(relay, 'events')) > 0 ? 0 : 50)),
    every('starts could not be relayed', async () => ((await relayOnce(relay, 'starts')) > 0 ? 0 : 50)),
    { stop: async () => asked.stop().then(() => commands.settle()) },
    every('bulk jobs could not go on', async () => {
      // One worker of several: the rate is the job's, and not each worker's.
      if (!(await holdLease(db, { name: 'bulk', holder: relay.holder, realMs: clock.realMs(), forMs: 5_000 }))) return 1_000
      return (await advanceBulks(db, { nowMs: clock.nowMs(), realMs: clock.realMs() })) > 0 ? 100 : 500
    }),
    every('held contacts could not be released', async () => ((await releaseLifted(db, clock.nowMs())) > 0 ? 250 : 1_000)),
    every('upkeep failed', async () => {
      await releaseExpired(db, clock.nowMs())
      return 1_000
    }),
    every('suspensions could not be reviewed', async () => {
      await reviewStanding(db, clock.nowMs())
      return 60_000
    }),
    every('contacts could not be settled', async () => {
      await settleStranded(deps)
      return 2_000
    }),
    every('sweeps could not be started', async () => {
      await startSweeps(db, client)
      return 2_000
    }),
  ]
}

const swept = new Set<string>()
/** One durable sweep for each live journey; starting twice is refused by its id. A new version sweeps at once. */
async function startSweeps(db: Db, client: Client): Promise<void> {
  for (const { version } of liveJourneys(db.read)) {
    if (swept.has(version.id)) continue
    await client.workflow.signalWithStart('sweep', {
      workflowId: `sweep:${version.slug}`, taskQueue: SWEEP_QUEUE, args: [{ journeyId: version.journeyId, done: 0 }],
      signal: 'sweepNow', signalArgs: [], workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    })
    swept.add(version.id)
  }
}
