import { MIGRATE_STEP, migrateRun, recordStep } from '@parcours/store'
import type { MigrateArgs, StepReply } from '../workflows/protocol.ts'
import type { Deps } from './context.ts'

/** The last step in one version: its trace is told, then the run's row names the other; what was open goes with it. */
export function migrateStep(deps: Deps, args: MigrateArgs): Promise<StepReply> {
  const nowMs = deps.clock.nowMs()
  return recordStep<StepReply>(deps.db, { ...args, plan: deps.plans.get(args.planHash), attempt: 0 }, nowMs, (sql, run) => {
    const evidence = migrateRun(sql, run, { to: args.to, visits: args.visits })
    return { name: MIGRATE_STEP, nodeId: '', result: { outcome: { kind: 'result', result: 'migrated' }, atMs: nowMs }, evidence }
  })
}
