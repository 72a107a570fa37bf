import { listRuns, runLines, runStory, versionInfo, type RunLine, type RunStory, type Sql } from '@parcours/store'
import type { Deps } from '../deps.ts'
import type { RunFilter, RunRow, RunView } from '../routers/views.ts'
import { told } from '../told-error.ts'
import { endedWords, placeWords } from './place-words.ts'
import { runRow, zoneOfLine } from './run-rows.ts'
import { readSearch } from './run-search.ts'
import { timelineOf } from './run-timeline.ts'
import { standingOf } from './run-views-standing.ts'

export interface RunPage {
  total: number
  rows: RunRow[]
  next: string | null
}

/** One page of the runs of a filter, newest entry first. */
export function runPage(deps: Deps, filter: RunFilter, ask: { cursor?: string; limit: number }): RunPage {
  const { read } = deps.db
  const { journeyId, version, nodeId, outcome, state } = filter
  const versionId = version === undefined ? undefined : versionOf(read, journeyId, version)
  if (version !== undefined && versionId === undefined) return { total: 0, rows: [], next: null }
  const listed = listRuns(read, { journeyId, versionId, nodeId, outcome, state, search: readSearch(read, filter.search) }, ask)
  const nowMs = deps.clock.nowMs()
  const standing = outcome === undefined ? nodeId : undefined
  const rows = runLines(read, listed.rows.map(({ id }) => id)).map((line) => runRow(read, line, { nowMs, nodeId: standing }))
  return { ...listed, rows }
}

const versionOf = (sql: Sql, journeyId: string | undefined, number: number): string | undefined =>
  sql.get<{ id: string }>('SELECT id FROM version WHERE journeyId = ? AND number = ?', journeyId ?? '', number)?.id

/** One run: where it stands, and everything that led there. */
export function runView(deps: Deps, runId: string): RunView {
  const { read } = deps.db
  const story = runStory(read, runId)
  const [line] = runLines(read, [runId])
  const info = line && versionInfo(read, line.versionId)
  if (!story || !line || !info) throw told('NOT_FOUND', { code: 'run_unknown', en: 'There is no such run', fr: 'Ce passage n’existe pas' })
  const nowMs = deps.clock.nowMs()
  const here = { zone: zoneOfLine(line.zones), nowMs }
  return {
    row: runRow(read, line, { nowMs }),
    person: personOf(story), debts: story.debts.map(debtOf), currency: line.currency,
    place: line.status === 'ended' ? endedWords(line.reason) : placeWords({ visits: line.standing, info, catalog: deps.catalog, here }),
    standing: standingOf(read, { story, line, info, catalog: deps.catalog, here }),
    arms: armsOf(line.arms), timeline: timelineOf({ story, info, catalog: deps.catalog, here, currency: line.currency }),
    // The workflow's id is the run's (durability rule 14).
    workflowId: runId, temporalUrl: temporalUrl(deps, runId),
  }
}

function personOf({ person, points }: RunStory): RunView['person'] {
  const point = (...kinds: string[]) =>
    kinds.flatMap((kind) => points.filter((p) => p.kind === kind && p.wrongAt === null)).map((p) => p.value)[0] ?? null
  return {
    name: `${person.firstName} ${person.lastName}`, language: person.language, phone: point('mobile', 'landline'), email: point('email'), postcode: person.postcode,
  }
}

function debtOf({ reference, balanceCents, arrearsCents, dueDate, status }: RunStory['debts'][number]): RunView['debts'][number] {
  const shown = status === 'open' ? (arrearsCents > 0 ? 'overdue' : 'current') : status === 'paid' ? 'cured' : status
  return { reference, balanceCents, arrearsCents, dueDate, status: shown }
}

/** `;node=arm;node=arm;` */
const armsOf = (arms: RunLine['arms']): RunView['arms'] =>
  arms.split(';').flatMap((mark) => {
    const [nodeId, outcome] = mark.split('=')
    return nodeId && outcome ? [{ nodeId, outcome }] : []
  })

function temporalUrl({ env }: Deps, runId: string): string | null {
  const base = env.TEMPORAL_UI_URL?.replace(/\/$/, '')
  return base === undefined ? null : `${base}/namespaces/${encodeURIComponent(env.TEMPORAL_NAMESPACE)}/workflows/${encodeURIComponent(runId)}`
}
