import { answerFor, foundContactOf, reconcileReport } from '@parcours/store'
import type { Deps } from '../activities/context.ts'
import { carried } from '../activities/gate.ts'
import type { StepArgs, StepReply } from '../workflows/protocol.ts'

type Activity = (args: StepArgs) => Promise<StepReply>

/**
 * On a database that was restored a contact may be in the ledger that no attempt of its run has put there: the provider
 * had it (rule 8). Such an attempt carries its trace all the same, and the row answers for the visit whatever the number
 * of the attempt: the lost history may have asked the gate more often. On any other database these are the activities
 * themselves.
 */
export function withFoundContacts<T extends Record<string, unknown>>(deps: Deps, activities: T): T {
  if (!reconcileReport(deps.db.read)) return activities
  return Object.fromEntries(Object.entries(activities).map(([name, activity]) => [name, typeof activity === 'function' ? afterTaking(deps, activity as Activity) : activity])) as T
}

const afterTaking = (deps: Deps, activity: Activity): Activity => async (args) => {
  if (args.kind === 'contact' && foundContactOf(deps.db.read, args.runId, args.visit)) await take(deps, args)
  return activity(args)
}

function take(deps: Deps, args: StepArgs): Promise<void> {
  return deps.db.write((sql) => {
    const found = foundContactOf(sql, args.runId, args.visit)
    carried(sql, deps, args)
    if (found) answerFor(sql, found.id, args)
  })
}
