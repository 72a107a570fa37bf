import { CONTROL } from '@parcours/engine'
import { versionInfo, type RunLine, type Sql, type VisitRecord } from '@parcours/store'
import type { RunRow, RunState } from '../routers/views.ts'
import { becauseWords, nodeName } from './place-words.ts'

/** What asks for attention first; the list's own filter ranks in the same way. */
const RANK: VisitRecord['state'][] = ['suspended', 'postponed', 'waiting', 'here']

/** The open visit by which a line is told: at the node that the list is about, else the one that asks for attention. */
function shownVisit(standing: readonly VisitRecord[], nodeId?: string): VisitRecord | undefined {
  const there = standing.filter((visit) => nodeId === undefined || visit.nodeId === nodeId)
  return (there.length > 0 ? there : [...standing]).toSorted((a, b) => RANK.indexOf(a.state) - RANK.indexOf(b.state))[0]
}

export const zoneOfLine = (zones: string): string => (JSON.parse(zones) as string[])[0] ?? 'Europe/Paris'

export function runRow(sql: Sql, line: RunLine, at: { nowMs: number; nodeId?: string }): RunRow {
  const visit = shownVisit(line.standing, at.nodeId)
  const info = versionInfo(sql, line.versionId)
  return {
    runId: line.id, caseRef: line.caseRef, person: `${line.firstName} ${line.lastName}`, journeyName: line.journeyName,
    journeyId: line.journeyId, version: line.version,
    nodeId: visit?.nodeId ?? null, nodeType: visit?.nodeType ?? null,
    // The lane of the control group is the compiler's: no drawing names it, and the page has its words.
    nodeName: visit && info && visit.nodeId !== CONTROL ? nodeName(info, visit.nodeId) : null,
    state: stateOf(line, visit),
    because: visit ? becauseWords(visit, { zone: zoneOfLine(line.zones), nowMs: at.nowMs }) : null,
    nextAtMs: visit?.nextAt ?? null, arrearsCents: line.arrearsCents, currency: line.currency,
    enteredAtMs: line.enteredAt, endedAtMs: line.endedAt, endReason: line.reason,
  }
}

function stateOf(line: RunLine, visit: VisitRecord | undefined): RunState {
  if (line.status !== 'open') return line.status
  // Started in Temporal a moment ago, and no step has come back yet.
  if (!visit) return 'starting'
  return visit.state === 'here' ? 'working' : visit.state
}
