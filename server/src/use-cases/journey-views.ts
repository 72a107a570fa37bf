import { Journey } from '@parcours/journey'
import type { Sql, VersionRecord } from '@parcours/store'
import type { DraftView, JourneyListItem } from '../routers/views.ts'
import { told } from '../told-error.ts'

export interface JourneyRow {
  id: string
  slug: string
  name: string
  owner: string
  draft: string
  revision: number
  savedAt: number
  savedBy: string
  liveVersionId: string | null
}
export type VersionRow = VersionRecord & { openRuns: number }

export function journeyRow(sql: Sql, journeyId: string): JourneyRow {
  const row = sql.get<JourneyRow>('SELECT * FROM journey WHERE id = ?', journeyId)
  if (!row) throw told('NOT_FOUND', { code: 'journey_unknown', en: 'There is no such journey', fr: 'Ce parcours n’existe pas' })
  return row
}

/** Newest first. */
export const versionRows = (sql: Sql, journeyId: string): VersionRow[] =>
  sql.all<VersionRow>(
    `SELECT v.*, (SELECT COUNT(*) FROM run r WHERE r.versionId = v.id AND r.status <> 'ended') AS openRuns
     FROM version v WHERE v.journeyId = ? ORDER BY v.number DESC`, journeyId)

export function draftView(sql: Sql, journeyId: string): DraftView {
  const row = journeyRow(sql, journeyId)
  const versions = versionRows(sql, journeyId)
  const live = versions.find((v) => v.id === row.liveVersionId)
  return {
    journeyId, journey: Journey.parse(JSON.parse(row.draft)), revision: row.revision, savedAtMs: row.savedAt, savedBy: row.savedBy,
    live: live ? { versionId: live.id, version: live.number, openRuns: live.openRuns } : null,
    versions: versions.map((v) => ({
      versionId: v.id, version: v.number, publishedAtMs: v.publishedAt, publishedBy: v.publishedBy, openRuns: v.openRuns,
    })),
  }
}

interface ListRow extends JourneyRow {
  number: number | null
  publishedAt: number | null
  publishedBy: string | null
  drawing: string | null
  openRuns: number
  enteredTotal: number
}

export const journeyList = (sql: Sql): JourneyListItem[] =>
  sql.all<ListRow>(
    `SELECT j.*, v.number, v.publishedAt, v.publishedBy, v.drawing,
       (SELECT COUNT(*) FROM run r WHERE r.journeyId = j.id AND r.status <> 'ended') AS openRuns,
       (SELECT COUNT(*) FROM run r WHERE r.journeyId = j.id) AS enteredTotal
     FROM journey j LEFT JOIN version v ON v.id = j.liveVersionId ORDER BY j.createdAt`,
  ).map((row) => ({
    id: row.id, slug: row.slug, name: row.name, owner: row.owner,
    live: row.number === null ? null : { version: row.number, publishedAtMs: row.publishedAt ?? 0, publishedBy: row.publishedBy ?? '' },
    draftChanged: row.drawing !== row.draft, openRuns: row.openRuns, enteredTotal: row.enteredTotal,
  }))
