import { clockAutumn, clockLeapDay, clockMidnight, clockNewYear, clockSpring } from './clocks.ts'
import { databaseFull, databaseLocked } from './database.ts'
import { operators } from './operators.ts'
import { newBuild, twoWorkers, unknownPlan } from './deploy.ts'
import { provider429, provider500, providerCallbacks, providerSlow, providerTimeout } from './provider.ts'
import type { Scenario } from './scenario.ts'
import { serverAcknowledged, serverImport, serverWebhook } from './server.ts'
import { allThree, stopAll, stopWorker, temporalKilled } from './temporal.ts'
import { workerAnytime, workerBetween, workerIdle, workerLocal, workerTask } from './worker.ts'

/** Everything that the long form plays, each by itself in a world of its own. */
export const SCENARIOS: readonly Scenario[] = [
  workerBetween, workerLocal, workerTask, workerIdle, workerAnytime,
  serverImport, serverAcknowledged, serverWebhook,
  temporalKilled, allThree, stopAll, stopWorker,
  databaseFull, databaseLocked,
  provider429, provider500, providerTimeout, providerSlow, providerCallbacks,
  twoWorkers, newBuild, unknownPlan, operators,
  clockSpring, clockMidnight, clockAutumn, clockNewYear, clockLeapDay,
]

/** The short form: one of each, those that go together over the same people, in one world. */
export const SHORT: readonly (readonly Scenario[])[] = [
  [workerBetween, workerTask, workerLocal, workerIdle],
  [serverAcknowledged, serverImport, serverWebhook],
  [temporalKilled, databaseFull, databaseLocked],
  [allThree, stopWorker, twoWorkers],
  [provider429, provider500, providerTimeout, providerSlow, providerCallbacks],
  [operators, newBuild, unknownPlan],
  [clockSpring], [clockMidnight], [clockAutumn], [clockLeapDay],
]
