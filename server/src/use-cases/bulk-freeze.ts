import type { CommandAsk, CommandRefusal } from '@parcours/journey'
import { askBack, askOfBulk, bulkById, freezeBulk, selectRunIds, versionInfo, type NewBulk } from '@parcours/store'
import type { Deps } from '../deps.ts'
import type { BulkPreview, BulkView, ListedLines } from '../routers/steer-views.ts'
import type { RunFilter } from '../routers/views.ts'
import { told } from '../told-error.ts'
import { NO_LINES, runsOfList, type RunsOfSource } from './bulk-list.ts'
import { bulkUnknown, bulkView } from './bulk-views.ts'
import { REFUSAL_WORDS } from './command-words.ts'
import { expectedRefusal, type RunStanding } from './expected-refusal.ts'
import { readRunFilter } from './run-search.ts'

export type BulkAsk = CommandAsk | { kind: 'stop_contact' } | { kind: 'rollback' }
export type BulkSource = { kind: 'filter'; filter: RunFilter } | { kind: 'runs'; runIds: string[] } | { kind: 'list'; text: string; portfolioId?: string | undefined }

export interface Frozen {
  bulk: BulkView
  /** Lines of a pasted list in which nobody was found. */
  unmatched: ListedLines
  /** Lines that name several cases, and were left out. */
  ambiguous: ListedLines
}

/** Puts the runs of a filter or a list down as the set of a job. Nothing is done yet. */
export async function freezeRuns(deps: Deps, one: { ask: BulkAsk; source: BulkSource; actor: string }): Promise<Frozen> {
  const { kind, ...args } = one.ask
  const { runs, source, unmatched, ambiguous } = runsOf(deps, one.source)
  const bulk = await freezeBulk(deps.db, { kind, args, actor: one.actor, source, runs, nowMs: deps.clock.nowMs() })
  return { bulk: bulkView(deps, bulk.id), unmatched, ambiguous }
}

const NONE = { unmatched: NO_LINES, ambiguous: NO_LINES }

function runsOf(deps: Deps, source: BulkSource): RunsOfSource {
  switch (source.kind) {
    case 'filter': {
      const runs = selectRunIds(readRunFilter(deps, source.filter))
      return { ...NONE, runs: source.filter.state === 'ended' ? runs : openOf(runs), source }
    }
    case 'runs': return { ...NONE, runs: { sql: 'SELECT r.id FROM run r WHERE r.id IN (SELECT value FROM json_each(?))', values: [JSON.stringify(source.runIds)] }, source: { kind: 'runs', count: source.runIds.length } }
    case 'list': return runsOfList(deps, source)
  }
}

/** Nothing can be asked of who has ended: years of them would stand before the open ones in the job's queue. */
const openOf = ({ sql, values }: NewBulk['runs']): NewBulk['runs'] =>
  ({ sql: `SELECT o.id FROM (${sql}) o JOIN run r ON r.id = o.id WHERE r.status <> 'ended'`, values })

/** What takes back each kind of job; the others cannot be taken back. */
const BACK: Record<string, { kind: string; args: object }> = { migrate: { kind: 'rollback', args: {} }, pause: { kind: 'resume', args: { waits: 'left' } } }

/** What a migration has moved, or a pause has held, as the set of a job that takes it back. */
export async function freezeRollback(deps: Deps, one: { bulkId: string; actor: string }): Promise<Frozen> {
  const bulk = bulkById(deps.db.read, one.bulkId)
  if (!bulk) throw bulkUnknown()
  const back = BACK[bulk.kind]
  if (!back) throw told('BAD_REQUEST', { code: 'no_way_back', en: 'Only a migration or a pause can be taken back', fr: 'Seules une migration ou une pause peuvent être annulées' })
  const frozen = await freezeBulk(deps.db, {
    ...back, actor: one.actor, source: { kind: 'rollback', of: bulk.id }, ofBulkId: bulk.id, nowMs: deps.clock.nowMs(),
    runs: { sql: `SELECT runId AS id FROM bulk_item WHERE bulkId = ? AND state = 'done'`, values: [bulk.id] },
  })
  return { bulk: bulkView(deps, frozen.id), ...NONE }
}

interface Line {
  n: number
  runId: string
  status: string
  held: number
  versionId: string
  personId: string
  ceasedAt: number | null
  /** `node state` of each open visit, separated by commas. */
  standing: string | null
}
const AT_ONCE = 2_000

/** Counts what the set would answer, run by run, as they stand now; keeps what is asked. Yields between pages. */
export async function previewBulk(deps: Deps, { bulkId, ask }: { bulkId: string; ask: BulkAsk }): Promise<BulkPreview> {
  const { kind, ...args } = ask
  const kept = kind === 'rollback' || (await askOfBulk(deps.db, bulkId, { kind, args }))
  const bulk = bulkById(deps.db.read, bulkId)
  if (!bulk) throw bulkUnknown()
  if (!kept) throw told('CONFLICT', { code: 'bulk_started', en: 'The job has been started already', fr: 'Le traitement a déjà été lancé' })
  const states = new Map<string, number>()
  const refused = new Map<CommandRefusal, number>()
  const stopped = new Set<string>()
  let would = 0
  for (let after = 0, page = linesAfter(deps, bulkId, after); page.length > 0; page = linesAfter(deps, bulkId, after)) {
    for (const line of page) {
      const at = standingOf(line, stopped)
      add(states, stateOf(at))
      const refusal = refusalOf(deps, { ask, line, at, ofBulkId: bulk.ofBulkId })
      if (refusal !== undefined) add(refused, refusal)
      else would += 1
      // The first run of a person stops contact for all of theirs.
      if (refusal === undefined && ask.kind === 'stop_contact') stopped.add(line.personId)
    }
    after = page.at(-1)?.n ?? after
    await new Promise((resolve) => setImmediate(resolve))
  }
  return {
    total: bulk.total, would, states: sorted(states).map(([state, n]) => ({ state, n })),
    refused: sorted(refused).map(([code, n]) => ({ code, n, words: REFUSAL_WORDS[code] })),
  }
}

/** What a job that takes another back would ask differs from run to run: it is asked of each, as the job will. */
function refusalOf({ db: { read } }: Deps, { ask, line, at, ofBulkId }: { ask: BulkAsk; line: Line; at: RunStanding; ofBulkId: string | null }): CommandRefusal | undefined {
  const plan = versionInfo(read, line.versionId)?.plan
  if (ask.kind !== 'rollback') return expectedRefusal(ask, at, plan)
  const back = ofBulkId === null ? undefined : askBack(read, line.runId, ofBulkId)
  return at.ended ? 'ended' : back ? expectedRefusal(back, at, plan) : 'stays'
}

const add = <K>(counts: Map<K, number>, key: K): void => void counts.set(key, (counts.get(key) ?? 0) + 1)
const sorted = <K>(counts: Map<K, number>): [K, number][] => [...counts].toSorted(([, a], [, b]) => b - a)

const linesAfter = ({ db }: Deps, bulkId: string, after: number): Line[] =>
  db.read.all<Line>(
    `SELECT b.n, b.runId, r.status, r.held, r.versionId, r.personId, p.ceasedAt, (SELECT GROUP_CONCAT(v.nodeId || ' ' || v.state) FROM visit v WHERE v.runId = r.id AND v.leftAt IS NULL) AS standing
     FROM bulk_item b JOIN run r ON r.id = b.runId JOIN person p ON p.id = r.personId WHERE b.bulkId = ? AND b.n > ? ORDER BY b.n LIMIT ?`, bulkId, after, AT_ONCE)

function standingOf({ status, held, versionId, personId, ceasedAt, standing }: Line, stopped: ReadonlySet<string>): RunStanding {
  const branches = (standing ?? '').split(',').filter((one) => one !== '').map((one) => {
    const [nodeId = '', state = 'here'] = one.split(' ')
    // Written by the store as one of these.
    return { nodeId, state: state as RunStanding['branches'][number]['state'] }
  })
  return { ended: status === 'ended', paused: held > 0, stopped: ceasedAt !== null || stopped.has(personId), versionId, branches }
}

const RANK = ['suspended', 'postponed', 'waiting', 'here'] as const
/** As the run list says it. */
function stateOf({ ended, paused, branches }: RunStanding): string {
  if (ended) return 'ended'
  if (paused) return 'paused'
  const state = RANK.find((one) => branches.some((branch) => branch.state === one))
  return state === undefined ? 'starting' : state === 'here' ? 'working' : state
}
