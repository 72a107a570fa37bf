import { Journey, type Plan } from '@parcours/journey'
import type { Sql } from '../db/open-db.ts'

export interface VersionRecord {
  id: string
  journeyId: string
  number: number
  drawing: string
  plan: string
  hash: string
  publishedAt: number
  publishedBy: string
}

export interface VersionInfo {
  record: Omit<VersionRecord, 'drawing' | 'plan'>
  journey: Journey
  plan: Plan
}

const known = new Map<string, VersionInfo>()

/** A published version, parsed once in a process: versions never change. */
export function versionInfo(sql: Sql, versionId: string): VersionInfo | undefined {
  const cached = known.get(versionId)
  if (cached) return cached
  const row = sql.get<VersionRecord>('SELECT * FROM version WHERE id = ?', versionId)
  if (!row) return undefined
  const { drawing, plan, ...record } = row
  const info: VersionInfo = { record, journey: Journey.parse(JSON.parse(drawing)), plan: JSON.parse(plan) as Plan }
  known.set(versionId, info)
  return info
}

export const planJsonOf = (sql: Sql, hash: string): string | undefined =>
  sql.get<{ plan: string }>('SELECT plan FROM version WHERE hash = ? LIMIT 1', hash)?.plan

/** What enrolment needs of a published version. */
export interface LiveVersion {
  id: string
  journeyId: string
  slug: string
  hash: string
  windowDays: number
  toleranceCents: number
  toleranceShare: number
  priority: number
  whenBusy: 'wait' | 'replace' | 'refuse'
  controlShare: number
  /** Balances above this are never drawn into the control group. */
  controlMaxCents: number | null
  reEntryDays: number | null
  /** Who is left out although the segment names them, by the names of Enter's switches. */
  exclusions: ReadonlySet<string>
}

/** What of Enter's settings enrolment reads; its node type parses the rest. */
export interface EntrySettings {
  segment: string
  controlShare: number
  controlMaxCents: number | null
  reEntryDays: number | null
  /** Names of the switches that are on. */
  exclusions: ReadonlySet<string>
}

export interface LiveJourney {
  version: LiveVersion
  entry: EntrySettings
  info: VersionInfo
}

/** The live version of a journey with its way in; undefined when nothing is published. */
export function liveJourney(sql: Sql, by: { journeyId?: string; slug?: string }): LiveJourney | undefined {
  const row = sql.get<{ liveVersionId: string | null }>(
    'SELECT liveVersionId FROM journey WHERE id = ? OR slug = ?', by.journeyId ?? '', by.slug ?? '')
  const info = row?.liveVersionId ? versionInfo(sql, row.liveVersionId) : undefined
  if (!info) return undefined
  const entry = entryOf(info)
  const { settings, slug } = info.journey
  return {
    info, entry,
    version: {
      id: info.record.id, journeyId: info.record.journeyId, slug, hash: info.record.hash,
      windowDays: settings.metricWindowDays, toleranceCents: settings.toleranceCents, toleranceShare: settings.toleranceShare,
      priority: settings.priority, whenBusy: settings.whenBusy, controlShare: entry.controlShare,
      controlMaxCents: entry.controlMaxCents, reEntryDays: entry.reEntryDays, exclusions: entry.exclusions,
    },
  }
}

export const liveJourneys = (sql: Sql): LiveJourney[] =>
  sql.all<{ id: string }>('SELECT id FROM journey WHERE liveVersionId IS NOT NULL ORDER BY slug')
    .flatMap(({ id }) => liveJourney(sql, { journeyId: id }) ?? [])

/** Node 0 of a plan is its Enter; its config was parsed at publish. */
const entryOf = (info: VersionInfo): EntrySettings => entrySettingsOf(info.plan.nodes[0]?.config ?? {})

/** What enrolment reads of an Enter's parsed config. */
export function entrySettingsOf(config: Record<string, unknown>): EntrySettings {
  const reEntry = config.reEntry as { rule?: string; days?: number } | undefined
  const exclude = config.excludeFromControl as { balanceAboveCents?: number | null } | undefined
  const switches = Object.entries((config.exclusions ?? {}) as Record<string, boolean>)
  return {
    segment: typeof config.segment === 'string' ? config.segment : 'false',
    controlShare: Number(config.controlShare ?? 0),
    controlMaxCents: exclude?.balanceAboveCents ?? null,
    exclusions: new Set(switches.filter(([, on]) => on).map(([name]) => name)),
    reEntryDays: reEntry?.rule === 'after_days' ? Number(reEntry.days ?? 0) : null,
  }
}
