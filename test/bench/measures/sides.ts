import { businessAt, localParts } from '@parcours/clock'
import { enrolCase, liveJourney, loadCase, readClock } from '@parcours/store'
import { BY_HAND_QUEUE, BY_HAND_TYPE } from '../by-hand/names.ts'
import { insertRun } from '../by-hand/rows.ts'
import type { Rig } from '../rig/rig.ts'
import { ZONE } from '../rig/settings.ts'
import type { Side } from './round.ts'

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
      const enrolled = enrolCase(sql, { version: live.version, snapshot, nowMs, day })
      if (enrolled.kind === 'refused') throw new Error(`${caseId} was not enrolled: ${enrolled.reason}`)
      return enrolled.runId
    })
  })
}

export function parcoursSide(rig: Rig, journeyId: string): Side {
  const slug = rig.db.read.get<{ slug: string }>('SELECT slug FROM journey WHERE id = ?', journeyId)?.slug ?? ''
  return {
    name: 'Parcours',
    type: `journey:${slug}`,
    start: (caseIds) => enrol(rig, journeyId, caseIds),
    ended: () => rig.db.read.get<{ n: number }>(`SELECT COUNT(*) AS n FROM run WHERE journeyId = ? AND status = 'ended'`, journeyId)?.n ?? 0,
  }
}

export function byHandSide({ byHandDb, client }: Rig): Side {
  return {
    name: 'By hand',
    type: BY_HAND_TYPE,
    start: async (caseIds) => {
      const ids = await byHandDb.write((sql) => caseIds.map((caseId) => insertRun(sql, caseId, Date.now())))
      const options = { taskQueue: BY_HAND_QUEUE, workflowIdReusePolicy: 'REJECT_DUPLICATE' } as const
      await Promise.all(ids.map((id) => client.workflow.start(BY_HAND_TYPE, { ...options, workflowId: id, args: [id] })))
      return ids
    },
    ended: () => byHandDb.read.get<{ n: number }>(`SELECT COUNT(*) AS n FROM run WHERE journeyId = 'by-hand' AND status = 'ended'`)?.n ?? 0,
  }
}
