import type { Instruction } from '@parcours/journey'
import { MIGRATE_STEP, migrateRun, recordStep, setPlace } from '@parcours/store'
import type { MigrateArgs, StepReply, TellArgs } from '../workflows/protocol.ts'
import type { Deps } from './context.ts'

/** The last step in one version: its trace is told, then the run's row names the other; what was open goes with it. */
export function migrateStep(deps: Deps, args: MigrateArgs): Promise<StepReply> {
  const nowMs = deps.clock.nowMs()
  return recordStep<StepReply>(deps.db, { ...args, plan: deps.plans.get(args.planHash), attempt: 0 }, nowMs, (sql, run) => {
    const evidence = migrateRun(sql, run, { to: args.to, visits: args.visits })
    return { name: MIGRATE_STEP, nodeId: '', result: { outcome: { kind: 'result', result: 'migrated' }, atMs: nowMs }, evidence }
  })
}

/** Passages that no other step carries: of a paused run, or one that a migration put where it only waits. Numbered by its last one, below all attempts. */
export function tellStep(deps: Deps, args: TellArgs): Promise<StepReply> {
  const nowMs = deps.clock.nowMs()
  const attempt = -(args.trace.at(-1)?.no ?? 0)
  const plan = deps.plans.get(args.planHash)
  return recordStep<StepReply>(deps.db, { ...args, plan, attempt }, nowMs, (sql, run) => {
    for (const { visit, at, untilMs } of args.waiting ?? []) {
      setPlace(sql, { runId: run.id, seq: visit }, { state: 'waiting', nextAt: untilMs, waitsFor: heardAt(plan.instructions[at]) })
    }
    return { name: 'tell', nodeId: '', result: { outcome: { kind: 'result', result: 'told' }, atMs: nowMs } }
  })
}

function heardAt(instruction: Instruction | undefined): string {
  if (instruction?.op === 'call') return 'sub.ended'
  return instruction?.op === 'wait' ? instruction.events.map(({ type }) => type).join(',') : ''
}
