import { enrolNow, liveJourneys } from '@parcours/store'
import type { Deps } from '../deps.ts'
import { dayOfCase, segmentMatch } from './preview-enrolment.ts'

/** A fact has changed: the case may now be in a segment. The sweep's own code decides, for this one case. */
export async function enrolOnChange(deps: Deps, caseId: string): Promise<void> {
  const open = deps.db.read.get(`SELECT 1 FROM run WHERE caseId = ? AND status <> 'ended'`, caseId)
  if (open) return
  const nowMs = deps.clock.nowMs()
  for (const live of liveJourneys(deps.db.read)) {
    const count = await enrolNow(deps.db, [caseId], { live, nowMs, dayOf: dayOfCase(nowMs), matches: (s) => segmentMatch(live.entry.segment, s, nowMs) })
    if (count.started > 0) return
  }
}
