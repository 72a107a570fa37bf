import { CONTROL } from '@parcours/engine'
import { versionInfo, type RunLine, type Sql, type VersionInfo, type VisitRecord } from '@parcours/store'
import type { RunRow, RunState } from '../routers/views.ts'
import { becauseWords, nodeName } from './place-words.ts'
import { atWords } from './place-instants.ts'
import { say } from './run-words.ts'
import { troubleWords } from './run-rows-trouble.ts'

/** What asks for attention first; the list's own filter ranks in the same way. */
const RANK: VisitRecord['state'][] = ['suspended', 'postponed', 'waiting', 'here']

/** The open visit by which a line is told: at the node that the list is about, else the one that asks for attention. */
function shownVisit(standing: readonly VisitRecord[], nodeId?: string): VisitRecord | undefined {
  const there = standing.filter((visit) => nodeId === undefined || visit.nodeId === nodeId)
  return (there.length > 0 ? there : [...standing]).toSorted((a, b) => RANK.indexOf(a.state) - RANK.indexOf(b.state))[0]
}

export const zoneOfLine = (zones: string): string => (JSON.parse(zones) as string[])[0] ?? 'Europe/Paris'

interface At {
  nowMs: number
  /** The node that the list is about. */
  nodeId?: string
  /** Business instant: an open visit that was due earlier is overdue. Absent: nothing is. */
  overdueBefore?: number
}

export function runRow(sql: Sql, line: RunLine, at: At): RunRow {
  const visit = shownVisit(line.standing, at.nodeId)
  const info = versionInfo(sql, line.versionId)
  const state = stateOf(line, visit, at)
  return {
    runId: line.id, caseRef: line.caseRef, person: `${line.firstName} ${line.lastName}`, journeyName: line.journeyName,
    journeyId: line.journeyId, version: line.version,
    nodeId: visit?.nodeId ?? null, nodeType: visit?.nodeType ?? null,
    // The lane of the control group is the compiler's: no drawing names it, and the page has its words.
    nodeName: visit && info && visit.nodeId !== CONTROL ? nodeName(info, visit.nodeId) : null,
    state, because: becauseOf(line, visit, { ...at, state }),
    nextAtMs: state === 'paused' ? null : visit?.nextAt ?? null, arrearsCents: line.arrearsCents, currency: line.currency,
    enteredAtMs: line.enteredAt, endedAtMs: line.endedAt, endReason: line.reason,
    portfolio: line.portfolio, phone: line.phone, email: line.email, arms: armsOf(line, info),
  }
}

/** The same order of precedence as the list's own filter. */
function stateOf(line: RunLine, visit: VisitRecord | undefined, { overdueBefore }: At): RunState {
  if (line.status === 'ended') return 'ended'
  // No step has come back yet.
  if (!visit) return 'starting'
  if (line.held > 0) return 'paused'
  if (line.trouble || overdueVisit(line, overdueBefore)) return 'trouble'
  return visit.state === 'here' ? 'working' : visit.state
}

const overdueVisit = ({ standing }: RunLine, before = Number.MIN_SAFE_INTEGER): VisitRecord | undefined =>
  standing.find(({ nextAt }) => nextAt !== null && nextAt < before)

function becauseOf(line: RunLine, visit: VisitRecord | undefined, at: At & { state: RunState }): RunRow['because'] {
  if (!visit) return null
  const here = { zone: zoneOfLine(line.zones), nowMs: at.nowMs }
  if (at.state === 'paused') {
    if (line.heldAt === null) return say('paused by an operator', 'mis en pause par un opérateur')
    const since = atWords(line.heldAt, here)
    return say(`paused by an operator since ${since.en}`, `mis en pause par un opérateur depuis ${since.fr}`)
  }
  if (at.state === 'trouble') {
    const late = overdueVisit(line, at.overdueBefore)?.nextAt
    return troubleWords(line.trouble?.cause, late === undefined || late === null ? undefined : atWords(late, here))
  }
  return becauseWords(visit, here)
}

/** `;node=outcome;node=outcome;` */
function armsOf({ arms }: RunLine, info: VersionInfo | undefined): RunRow['arms'] {
  return arms.split(';').flatMap((mark) => {
    const [nodeId, outcome] = mark.split('=')
    return nodeId && outcome ? [{ node: info ? nodeName(info, nodeId) : nodeId, outcome }] : []
  })
}
