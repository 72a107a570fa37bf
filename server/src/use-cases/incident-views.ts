import { countIncidents, failedNodesOf, heartbeats, incidentById, listIncidents, openIncidents, runLines, runsOfIncident, versionInfo, type IncidentCause, type IncidentDetail, type IncidentLine } from '@parcours/store'
import type { Deps } from '../deps.ts'
import type { IncidentRow, IncidentRunsPage, IncidentsNow, IncidentView } from '../routers/incident-rows.ts'
import { told } from '../told-error.ts'
import { incidentWords } from './incident-words.ts'
import { nodeName } from './place-words.ts'
import { runRow } from './run-rows.ts'

/** The gravest first: what stops everything before what stops some. */
const GRAVITY: IncidentCause[] = [
  'no_worker', 'temporal_away', 'workflow_task_failing', 'plan_missing', 'provider_refusing', 'provider_slow', 'retries_used_up', 'wait_overdue', 'import_stuck',
]
/** The watch runs each second: after this it is not asleep but gone. */
const SILENT_MS = 15_000

const text = (value: IncidentDetail[string] | undefined): string | null => (typeof value === 'string' && value !== '' ? value : null)

export function incidentRow(deps: Deps, line: IncidentLine): IncidentRow {
  // Written by the watch, so its shape is known.
  const detail = JSON.parse(line.detail) as IncidentDetail
  return {
    incidentId: line.id, cause: line.cause, groupKey: line.groupKey, ...incidentWords(deps, { cause: line.cause, groupKey: line.groupKey, detail }),
    openedAtMs: line.openedAt, closedAtMs: line.closedAt, openedRealMs: line.openedRealMs, closedRealMs: line.closedRealMs, runs: line.runs,
    holdsAll: typeof detail.openRuns === 'number' && detail.openRuns > 0, journeyId: text(detail.journeyId),
  }
}

export function incidentPage(deps: Deps, state: 'open' | 'closed', ask: { cursor?: string; limit: number }) {
  const page = listIncidents(deps.db.read, state, ask)
  return { ...page, rows: page.rows.map((line) => incidentRow(deps, line)) }
}

export function incidentView(deps: Deps, incidentId: string): IncidentView {
  const line = incidentById(deps.db.read, incidentId)
  if (!line) throw told('NOT_FOUND', { code: 'incident_unknown', en: 'There is no such incident', fr: 'Cet incident n’existe pas' })
  const detail = JSON.parse(line.detail) as IncidentDetail
  return { ...incidentRow(deps, line), temporalUiUrl: deps.env.TEMPORAL_UI_URL || null, importId: text(detail.importId), failedAt: failedAt(deps, line) }
}

/** What can be moved back; a run that has gone on by its `failed` way has nothing to retry. */
function failedAt({ db: { read } }: Deps, { id, cause, closedAt }: IncidentLine): IncidentView['failedAt'] {
  if (cause !== 'retries_used_up' || closedAt !== null) return []
  return failedNodesOf(read, id).map(({ journeyId, nodeId, versionId, runs }) => {
    const info = versionInfo(read, versionId)
    return { journeyId, nodeId, name: info ? nodeName(info, nodeId) : nodeId, runs }
  })
}

/** The runs of one incident as the run list shows them. */
export function incidentRuns(deps: Deps, incidentId: string, ask: { cursor?: string; limit: number }): IncidentRunsPage {
  const { read } = deps.db
  const page = runsOfIncident(read, incidentId, ask)
  const nowMs = deps.clock.nowMs()
  return { ...page, rows: runLines(read, page.rows).map((line) => runRow(read, line, { nowMs })) }
}

export function incidentsNow(deps: Deps): IncidentsNow {
  const { read } = deps.db
  const worst = openIncidents(read).toSorted((a, b) => GRAVITY.indexOf(a.cause) - GRAVITY.indexOf(b.cause)).slice(0, 3)
  const watchedRealMs = heartbeats(read, 'server')[0]?.seenRealMs ?? null
  return {
    open: countIncidents(read), worst: worst.flatMap(({ id }) => incidentById(read, id) ?? []).map((line) => incidentRow(deps, line)),
    watchedRealMs, silent: watchedRealMs === null || deps.clock.realMs() - watchedRealMs > SILENT_MS,
  }
}
