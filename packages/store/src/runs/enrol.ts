import { isControl } from '@parcours/metrics'
import type { CaseSnapshot } from '../cases/snapshot.ts'
import { inheritPause } from '../commands/inherit-pause.ts'
import { arrearsOf } from '../cases/facts-of-case.ts'
import { newId } from '../db/ids.ts'
import type { Sql } from '../db/open-db.ts'
import { versionInfo, type LiveVersion } from '../journeys/versions.ts'
import { entryStopFor } from '../stops/stops.ts'
import { enqueue, enqueueEvent, stopTold } from './deliveries.ts'
import { foldRun } from './fold.ts'
import { runById } from './step.ts'

export type Enrolled = { kind: 'started'; runId: string } | { kind: 'refused'; reason: EnrolRefusal }
export type EnrolRefusal =
  | Exclusion | 'entry_stopped' | 'already_in' | 'entered_before' | 'in_other_journey' | 'not_confirmed' | 'nothing_owed' | 'ceased' | 'deceased'

type Exclusion = 'dispute' | 'promise' | 'paymentPlan' | 'vulnerable' | 'represented' | 'strategic' | 'unreachable'

export interface Enrolment {
  version: LiveVersion
  snapshot: CaseSnapshot
  nowMs: number
  /** Local day of the cohort, YYYY-MM-DD. */
  day: string
  parent?: { runId: string; visit: number }
  /** One of many that a sweep starts: it lets pass what somebody waits for. */
  ofMany?: true
}

const DAY = 86_400_000

/** Cured means past due at most the lesser of an amount and a share of the arrears at entry (domain rule 3). */
export const toleranceOf = (version: Pick<LiveVersion, 'toleranceCents' | 'toleranceShare'>, arrearsCents: number): number =>
  Math.min(version.toleranceCents, Math.floor(version.toleranceShare * arrearsCents))

/** Why this case may not enter now; undefined when it may. The same answer counts exclusions in previews. */
export function refusalOf(sql: Sql, { version, snapshot, nowMs, parent }: Enrolment): EnrolRefusal | undefined {
  if (snapshot.person.deceasedAt !== null) return 'deceased'
  if (snapshot.person.ceasedAt !== null) return 'ceased'
  // A sub-journey goes on inside its parent's place.
  if (!parent && entryStopFor(sql, version.journeyId)) return 'entry_stopped'
  if (snapshot.debts.length === 0 && waitsForConfirmation(sql, snapshot.id)) return 'not_confirmed'
  const arrears = arrearsOf(snapshot.debts)
  if (arrears <= toleranceOf(version, arrears)) return 'nothing_owed'
  const excluded = exclusionOf(version.exclusions, snapshot)
  if (excluded && !parent) return excluded
  const earlier = sql.all<EarlierRun>('SELECT id, journeyId, versionId, status, endedAt, parentRunId FROM run WHERE caseId = ?', snapshot.id)
  const here = earlier.filter((run) => run.journeyId === version.journeyId)
  if (here.some((run) => run.status !== 'ended')) return 'already_in'
  const lastEnd = Math.max(...here.map((run) => run.endedAt ?? 0))
  if (!parent && here.length > 0 && (version.reEntryDays === null || nowMs < lastEnd + version.reEntryDays * DAY)) return 'entered_before'
  // A sub-journey is inside its parent's place (domain rule 1).
  // Nor does it begin in one that has given way and has not heard of it yet.
  if (parent && stopTold(sql, parent.runId) !== undefined) return 'in_other_journey'
  if (!parent && earlier.some((run) => run.status !== 'ended' && !givesWay(sql, run, version))) return 'in_other_journey'
  return undefined
}

/** All that is known of the case came with an import that nobody has confirmed yet; snapshots leave such rows out. */
const waitsForConfirmation = (sql: Sql, caseId: string): boolean =>
  sql.get('SELECT 1 FROM debt WHERE caseId = ? AND confirmed = 0 LIMIT 1', caseId) !== undefined

interface EarlierRun {
  id: string
  journeyId: string
  versionId: string
  status: string
  endedAt: number | null
  parentRunId: string | null
}

/** One treatment journey at a time: a journey that replaces takes the place of those of lower priority. */
function givesWay(sql: Sql, run: EarlierRun, to: LiveVersion): boolean {
  const priority = versionInfo(sql, run.versionId)?.journey.settings.priority ?? 0
  return to.whenBusy === 'replace' && priority < to.priority
}

/** Ends what gives way: its open visits close as `left:moved`. */
function replaceOthers(sql: Sql, { snapshot, nowMs, version }: Enrolment): void {
  const open = sql.all<EarlierRun>(`SELECT id, journeyId, versionId, status, endedAt, parentRunId FROM run WHERE caseId = ? AND status <> 'ended'`, snapshot.id)
  for (const run of open) enqueueEvent(sql, run.id, { type: 'fact_changed', ref: version.id, atMs: nowMs, data: {}, stop: 'moved' })
}

/** The first of Enter's exclusions that holds. */
function exclusionOf(on: ReadonlySet<string>, s: CaseSnapshot): Exclusion | undefined {
  const holds: Record<Exclusion, boolean> = {
    dispute: s.suspensions.some((x) => x.kind === 'dispute'),
    promise: s.promises.some((p) => p.status === 'open'),
    paymentPlan: s.plan !== null,
    vulnerable: s.person.vulnerable === 1,
    represented: s.suspensions.some((x) => x.kind === 'legal_representative'),
    strategic: s.person.strategic === 1,
    unreachable: s.points.every((p) => p.wrongAt !== null || p.undeliveredAt !== null),
  }
  return (Object.keys(holds) as Exclusion[]).find((name) => on.has(name) && holds[name])
}

/** Control is drawn by person before any score, kept for ever; vulnerable and high balances are left out before. */
export function drawGroup({ version, snapshot, parent }: Pick<Enrolment, 'version' | 'snapshot' | 'parent'>): { grp: 'treated' | 'control'; drawn: 0 | 1 } {
  const balance = snapshot.debts.reduce((sum, debt) => sum + debt.balanceCents, 0)
  const exempt = parent || snapshot.person.vulnerable === 1 || (version.controlMaxCents !== null && balance > version.controlMaxCents)
  // Who never stood a chance of being control is no part of the comparison (intention to treat).
  if (exempt) return { grp: 'treated', drawn: 0 }
  return { grp: isControl('parcours', snapshot.person.id, version.controlShare) ? 'control' : 'treated', drawn: 1 }
}

/** Writes the run first and queues its start: a double click meets the unique index, a crash the relay. */
export function enrolCase(sql: Sql, enrolment: Enrolment): Enrolled {
  const reason = refusalOf(sql, enrolment)
  if (reason) return { kind: 'refused', reason }
  const { version, snapshot, nowMs, day, parent, ofMany } = enrolment
  if (!parent) replaceOthers(sql, enrolment)
  const runId = newId('run')
  const { grp, drawn } = drawGroup(enrolment)
  const arrears = arrearsOf(snapshot.debts)
  const entry = sql.get<{ n: number }>('SELECT COUNT(*) + 1 AS n FROM run WHERE caseId = ? AND journeyId = ?', snapshot.id, version.journeyId)
  sql.run(
    `INSERT INTO run (id, caseId, personId, portfolioId, journeyId, versionId, planHash, slug, entryNo, grp, drawn, enteredAt, entryDay,
       parentRunId, parentVisit, arms, currency, arrearsAtEntry, windowEndsAt, toleranceCents)
     VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)`,
    runId, snapshot.id, snapshot.person.id, snapshot.portfolio.id, version.journeyId, version.id, version.hash, version.slug,
    entry?.n ?? 1, grp, drawn, nowMs, day, parent?.runId ?? null, parent?.visit ?? null, ';', snapshot.currency, arrears,
    nowMs + version.windowDays * DAY, toleranceOf(version, arrears),
  )
  const run = runById(sql, runId)
  if (!run) throw new Error('the run that was just written is gone')
  foldRun(sql, run, 1)
  const payload = { slug: version.slug, planHash: version.hash, group: run.grp, atMs: nowMs }
  enqueue(sql, { runId, kind: 'start', lane: ofMany ? 'starts' : 'events', seq: 0, payload })
  if (parent) inheritPause(sql, { parentRunId: parent.runId, runId, nowMs })
  return { kind: 'started', runId }
}
