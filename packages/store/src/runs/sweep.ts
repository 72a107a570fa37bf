import type { CaseSnapshot } from '../cases/snapshot.ts'
import { loadCase } from '../cases/snapshot.ts'
import type { Db, Sql } from '../db/open-db.ts'
import type { LiveJourney } from '../journeys/versions.ts'
import { enrolCase, refusalOf, type Enrolled } from './enrol.ts'

/** Pages of case ids in key order: a sweep never holds more than one page. */
export const allCases = (sql: Sql, after: string, limit: number): string[] =>
  sql.all<{ id: string }>('SELECT id FROM collection_case WHERE id > ? ORDER BY id LIMIT ?', after, limit).map((row) => row.id)

export const casesOfPerson = (sql: Sql, personId: string): string[] =>
  sql.all<{ id: string }>('SELECT id FROM collection_case WHERE personId = ?', personId).map((row) => row.id)

export interface SweepCount {
  started: number
  /** Cases that the segment names and that may not enter, by reason; `not_in_segment` counts the rest. */
  excluded: Record<string, number>
}

export interface Sweeping {
  live: LiveJourney
  nowMs: number
  /** Local day of the cohort. */
  dayOf: (snapshot: CaseSnapshot) => string
  /** The segment, evaluated over the facts of the case: true, false or unknown. */
  matches: (snapshot: CaseSnapshot) => 'yes' | 'no' | 'unknown'
  /** Count only: previews. */
  dryRun?: boolean
}

/**
 * Enrols the cases of one page that the segment names, each in effect once. They are looked at as a reader;
 * only those that may enter are looked at again under the write lock, so a page of strangers locks nobody out.
 */
export async function enrolNow(db: Db, caseIds: readonly string[], sweep: Sweeping): Promise<SweepCount> {
  const count: SweepCount = { started: 0, excluded: {} }
  const exclude = (reason: string) => (count.excluded[reason] = (count.excluded[reason] ?? 0) + 1)
  const entering: string[] = []
  for (const caseId of caseIds) {
    const reason = enrolOne(db.read, caseId, { ...sweep, dryRun: true })
    if (reason === undefined) entering.push(caseId)
    else exclude(reason)
  }
  if (sweep.dryRun) return { ...count, started: entering.length }
  for (let from = 0; from < entering.length; from += AT_ONCE) {
    const reasons = await db.write((sql) => entering.slice(from, from + AT_ONCE).map((caseId) => enrolOne(sql, caseId, sweep)))
    for (const reason of reasons) {
      if (reason === undefined) count.started += 1
      else exclude(reason)
    }
  }
  return count
}

/** Starts in one transaction: the gate and the events wait for the same lock. */
const AT_ONCE = 50

/** @returns why it was not enrolled; undefined when it was (or would be) */
function enrolOne(sql: Sql, caseId: string, sweep: Sweeping): string | undefined {
  const snapshot = loadCase(sql, caseId, sweep.nowMs)
  if (!snapshot) return 'gone'
  const matches = sweep.matches(snapshot)
  if (matches !== 'yes') return matches === 'no' ? 'not_in_segment' : 'facts_missing'
  const enrolment = { version: sweep.live.version, snapshot, nowMs: sweep.nowMs, day: sweep.dayOf(snapshot) }
  if (sweep.dryRun) return refusalOf(sql, enrolment)
  const enrolled: Enrolled = enrolCase(sql, { ...enrolment, ofMany: true })
  return enrolled.kind === 'refused' ? enrolled.reason : undefined
}
