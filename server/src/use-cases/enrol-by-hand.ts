import type { Words } from '@parcours/journey'
import { enrolCase, liveJourney, loadCase } from '@parcours/store'
import type { Deps } from '../deps.ts'
import { REASON_WORDS, wordsFor } from '../words.ts'
import { dayOfCase } from './preview-enrolment.ts'

export type HandEnrolment = { kind: 'started'; runId: string } | { kind: 'refused'; reason: Words }

/** Enrols one case, by its reference or a debt's, whatever the segment says; the law's and the journey's exclusions stay. */
export function enrolByHand(deps: Deps, one: { journeyId: string; caseRef: string }): Promise<HandEnrolment> {
  return deps.db.write((sql): HandEnrolment => {
    const refused = (reason: string): HandEnrolment => ({ kind: 'refused', reason: wordsFor(REASON_WORDS, reason) })
    const live = liveJourney(sql, { journeyId: one.journeyId })
    if (!live) return refused('not_live')
    const row = sql.get<{ id: string }>(
      'SELECT id FROM collection_case WHERE ref = ? UNION SELECT caseId AS id FROM debt WHERE reference = ? LIMIT 1', one.caseRef, one.caseRef)
    const nowMs = deps.clock.nowMs()
    const snapshot = row && loadCase(sql, row.id, nowMs)
    if (!snapshot) return refused('unknown_reference')
    const enrolled = enrolCase(sql, { version: live.version, snapshot, nowMs, day: dayOfCase(nowMs)(snapshot) })
    return enrolled.kind === 'started' ? enrolled : refused(enrolled.reason)
  })
}
