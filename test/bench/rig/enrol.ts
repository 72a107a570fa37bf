import { businessAt, localParts } from '@parcours/clock'
import { enrolCase, liveJourney, loadCase, readClock } from '@parcours/store'
import type { Rig } from './rig.ts'
import { ZONE } from './settings.ts'

/** Enrols cases as a sweep does: the run's row and its start in the outbox, in one transaction. @returns run ids */
export function enrol({ db }: Pick<Rig, 'db'>, journeyId: string, caseIds: readonly string[]): Promise<string[]> {
  return db.write((sql) => {
    const live = liveJourney(sql, { journeyId })
    if (!live) throw new Error(`journey ${journeyId} is not live`)
    const nowMs = businessAt(readClock(db), Date.now())
    const day = localParts(nowMs, ZONE).date
    return caseIds.map((caseId) => {
      const snapshot = loadCase(sql, caseId, nowMs)
      if (!snapshot) throw new Error(`there is no case ${caseId}`)
      const enrolled = enrolCase(sql, { version: live.version, snapshot, nowMs, day, ofMany: true })
      if (enrolled.kind === 'refused') throw new Error(`${caseId} was not enrolled: ${enrolled.reason}`)
      return enrolled.runId
    })
  })
}
