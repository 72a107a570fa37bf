import { runLines, runStory, versionInfo, type RunLine, type RunStory, type VersionInfo } from '@parcours/store'
import type { Deps } from '../deps.ts'
import type { RunView } from '../routers/views.ts'
import { told } from '../told-error.ts'
import { endedWords, placeWords } from './place-words.ts'
import { overdueBefore } from './live-overdue.ts'
import { runRow, zoneOfLine } from './run-rows.ts'
import { timelineOf } from './run-timeline.ts'
import { standingOf } from './run-views-standing.ts'

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
    row: runRow(read, line, { nowMs, overdueBefore: overdueBefore(deps) }),
    person: personOf(story), debts: story.debts.map(debtOf), currency: line.currency,
    place: line.status === 'ended' ? endedWords(line.reason) : placeWords({ visits: line.standing, info, catalog: deps.catalog, here }),
    standing: standingOf(read, { story, line, info, catalog: deps.catalog, here }),
    arms: armsOf(line.arms), timeline: timelineOf({ story, info, versionOf: versionsOf(deps, story, info), catalog: deps.catalog, here, currency: line.currency }),
    // The workflow's id is the run's (durability rule 14).
    workflowId: runId, temporalUrl: temporalUrl(deps, runId),
  }
}

function versionsOf({ db }: Deps, { visits }: RunStory, now: VersionInfo): (visit: number) => VersionInfo {
  const ids = new Map(visits.map(({ seq, versionId }) => [seq, versionId]))
  return (visit) => versionInfo(db.read, ids.get(visit) ?? now.record.id) ?? now
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
