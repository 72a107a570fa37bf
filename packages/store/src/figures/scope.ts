import { dueUntilMs, lastMatureDay } from '@parcours/metrics'
import type { Sql } from '../db/open-db.ts'
import { versionInfo } from '../journeys/versions.ts'
import { allOf, condition, type Condition } from '../views/conditions.ts'

/** Which visits and runs a figure counts. */
export interface FigureAsk {
  journeyId: string
  versionId?: string
  /** Local days of entry, YYYY-MM-DD, inclusive. */
  enteredFrom?: string
  enteredTo?: string
  arm?: { nodeId: string; outcome: string }
}

export interface ScopeVersion {
  id: string
  number: number
  windowDays: number
  /** Cohorts up to this day have their whole window behind them. */
  matureDay: string
  /** Promises due until then are over, grace and all. */
  dueUntilMs: number
}

/** A question that knows its versions: what every figure and every list behind one is counted by. */
export interface FigureScope {
  journeyId: string
  /** Newest first. */
  versions: ScopeVersion[]
  from?: string
  to?: string
  /** '' = everybody, else `node=arm`. */
  arm: string
}

/** Undefined when there is no such journey, or no such version of it. */
export function figureScope(sql: Sql, ask: FigureAsk, nowMs: number): FigureScope | undefined {
  const journey = sql.get('SELECT 1 FROM journey WHERE id = ?', ask.journeyId)
  const rows = sql.all<{ id: string }>(
    'SELECT id FROM version WHERE journeyId = ? AND (? IS NULL OR id = ?) ORDER BY number DESC', ask.journeyId, ask.versionId ?? null, ask.versionId ?? null)
  if (!journey || (ask.versionId !== undefined && rows.length === 0)) return undefined
  return {
    journeyId: ask.journeyId,
    versions: rows.flatMap(({ id }) => scopeVersion(sql, id, nowMs) ?? []),
    ...(ask.enteredFrom !== undefined && { from: ask.enteredFrom }),
    ...(ask.enteredTo !== undefined && { to: ask.enteredTo }),
    arm: ask.arm ? `${ask.arm.nodeId}=${ask.arm.outcome}` : '',
  }
}

function scopeVersion(sql: Sql, id: string, nowMs: number): ScopeVersion | undefined {
  const info = versionInfo(sql, id)
  if (!info) return undefined
  const { metricWindowDays, graceDays } = info.journey.settings
  return {
    id, number: info.record.number, windowDays: metricWindowDays, matureDay: lastMatureDay(nowMs, metricWindowDays),
    dueUntilMs: dueUntilMs(nowMs, graceDays),
  }
}

/** Rows of one version of the roll-up of runs, which knows days only. */
export const ofDays = ({ from, to, arm }: FigureScope, versionId: string): Condition =>
  condition('versionId = ? AND arm = ? AND entryDay >= ? AND entryDay <= ?', versionId, arm, from ?? '0000-01-01', to ?? '9999-12-31')

/** The same days and arm of a table that carries `entryDay` and `arms` itself. What is not asked is not tested: indexes then suffice. */
export function ofCohort({ from, to, arm }: FigureScope, alias: string): Condition {
  return allOf([
    ...(from === undefined ? [] : [condition(`${alias}.entryDay >= ?`, from)]),
    ...(to === undefined ? [] : [condition(`${alias}.entryDay <= ?`, to)]),
    ...(arm === '' ? [] : [condition(`instr(${alias}.arms, ?) > 0`, `;${arm};`)]),
  ])
}

/** One condition for each version, any of them. */
export function anyVersion(versions: readonly ScopeVersion[], of: (version: ScopeVersion) => Condition): Condition {
  const parts = versions.map(of)
  if (parts.length === 0) return condition('1 = 0')
  return condition(`(${parts.map(({ sql }) => `(${sql})`).join(' OR ')})`, ...parts.flatMap(({ values }) => values))
}
