import { CONTROL } from '@parcours/engine'
import type { CommandAsk, CommandRefusal, Plan, Words } from '@parcours/journey'
import { outcomeWords } from '@parcours/node-kit'
import { presentArm, runById, versionInfo, type CommandRecord, type RunRecord, type Sql, type VersionInfo, type VisitRecord } from '@parcours/store'
import type { Deps } from '../deps.ts'
import type { ActionsView, BranchView } from '../routers/steer-views.ts'
import { commandView, runUnknown } from './command-run.ts'
import { REFUSAL_WORDS } from './command-words.ts'
import { expectedRefusal, type RunStanding } from './expected-refusal.ts'
import { nodeName } from './place-words.ts'
import { targetsOf } from './targets.ts'

/** What an operator may ask of a run now, with the reason where not. */
export function runActions(deps: Deps, runId: string): ActionsView {
  const { read } = deps.db
  const run = runById(read, runId)
  const info = run && versionInfo(read, run.versionId)
  if (!run || !info) throw runUnknown()
  const visits = read.all<VisitRecord>('SELECT * FROM visit WHERE runId = ? AND leftAt IS NULL ORDER BY seq', runId)
  const underWay = read.all<CommandRecord>(`SELECT * FROM command WHERE runId = ? AND state = 'sent' ORDER BY seq`, runId)
  const person = read.get<{ ceasedAt: number | null }>('SELECT ceasedAt FROM person WHERE id = ?', run.personId)
  return {
    runId, open: run.status !== 'ended', paused: run.held > 0 && run.heldAt !== null ? { sinceMs: run.heldAt } : null,
    underWay: underWay.map(({ id }) => commandView(deps, id)), branches: visits.map((visit) => branchOf(visit, info)),
    may: mayOf(standingOf(run, { visits, stopped: person?.ceasedAt != null }), info.plan),
    currency: run.currency, points: pointsOf(read, run.personId), targets: targetsOf(info), arms: armsOf(read, run, info),
  }
}

/** Numbers and addresses that nobody has called wrong. */
const pointsOf = (sql: Sql, personId: string): ActionsView['points'] =>
  sql.all('SELECT kind, value FROM contact_point WHERE personId = ? AND wrongAt IS NULL ORDER BY kind, id', personId)

const branchOf = (visit: VisitRecord, info: VersionInfo): BranchView => ({
  visit: visit.seq, nodeId: visit.nodeId, nodeName: nodeName(info, visit.nodeId), state: visit.state === 'here' ? 'working' : visit.state, nextAtMs: visit.nextAt,
})

const standingOf = (run: RunRecord, { visits, stopped }: { visits: readonly VisitRecord[]; stopped: boolean }): RunStanding =>
  ({ ended: run.status === 'ended', paused: run.held > 0, stopped, versionId: run.versionId, branches: visits })

function mayOf(at: RunStanding, plan: Plan): ActionsView['may'] {
  const words = (code: CommandRefusal | undefined): Words | null => (code === undefined ? null : REFUSAL_WORDS[code])
  const isControl = at.branches.some(({ nodeId }) => nodeId === CONTROL)
  const of = (ask: CommandAsk) => words(expectedRefusal(ask, at, plan))
  return {
    pause: of({ kind: 'pause' }), resume: of({ kind: 'resume', waits: 'left' }), skip: of({ kind: 'skip' }), retry: of({ kind: 'retry' }), end: of({ kind: 'end' }),
    move: words(isControl ? 'control_group' : at.ended ? 'ended' : undefined),
    arm: words(isControl ? 'control_group' : at.ended ? 'ended' : plan.instructions.some(({ op }) => op === 'split') ? undefined : 'not_a_split'),
    handoff: of({ kind: 'pause' }), stop_contact: words(at.stopped ? 'already_stopped' : undefined),
  }
}

/** Splits that the run has passed, with the arm that it is in now: whoever was moved is not where the mark says. */
function armsOf(sql: Sql, run: RunRecord, { plan, journey }: VersionInfo): ActionsView['arms'] {
  const passed = new Set(`${run.arms}${run.crossed}`.split(';').map((mark) => mark.split('=')[0] ?? ''))
  return [...passed].flatMap((nodeId) => {
    const arm = presentArm(sql, run, nodeId) ?? ''
    const index = plan.nodes.findIndex((node) => node.id === nodeId)
    const split = plan.instructions.find((one) => one.op === 'split' && one.node === index)
    if (split?.op !== 'split') return []
    return [{ nodeId, name: nodeName({ journey }, nodeId), arm, arms: split.arms.map(({ outcome }) => ({ name: outcome, words: armWords(outcome) })) }]
  })
}

const armWords = (outcome: string): Words => outcomeWords(outcome)
