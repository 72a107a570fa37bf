import type { CommandAsk, CommandRefusal, Plan } from '@parcours/journey'
import { askOfBulk, bulkById, freezeBulk, selectRunIds, versionInfo, type NewBulk } from '@parcours/store'
import type { Deps } from '../deps.ts'
import type { BulkPreview, BulkView } from '../routers/steer-views.ts'
import type { RunFilter } from '../routers/views.ts'
import { told } from '../told-error.ts'
import { bulkUnknown, bulkView } from './bulk-views.ts'
import { REFUSAL_WORDS } from './command-words.ts'
import { expectedRefusal, type RunStanding } from './expected-refusal.ts'
import { readRunFilter } from './run-search.ts'

export type BulkAsk = CommandAsk | { kind: 'stop_contact' } | { kind: 'rollback' }
export type BulkSource = { kind: 'filter'; filter: RunFilter } | { kind: 'runs'; runIds: string[] } | { kind: 'list'; text: string }

export interface Frozen {
  bulk: BulkView
  /** Lines of a pasted list in which nobody was found: the first hundred, and how many in all. */
  unmatched: { lines: string[]; total: number }
}

/** Puts the runs of a filter or a list down as the set of a job. Nothing is done yet. */
export async function freezeRuns(deps: Deps, one: { ask: BulkAsk; source: BulkSource; actor: string }): Promise<Frozen> {
  const { kind, ...args } = one.ask
  const { runs, source, unmatched } = runsOf(deps, one)
  const bulk = await freezeBulk(deps.db, { kind, args, actor: one.actor, source, runs, nowMs: deps.clock.nowMs() })
  return { bulk: bulkView(deps, bulk.id), unmatched }
}

interface RunsOfSource {
  runs: NewBulk['runs']
  /** What the job shows of where its set came from. */
  source: unknown
  unmatched: Frozen['unmatched']
}
const NONE = { lines: [], total: 0 }

function runsOf(deps: Deps, { ask, source }: { ask: BulkAsk; source: BulkSource }): RunsOfSource {
  switch (source.kind) {
    case 'filter': {
      const runs = selectRunIds(readRunFilter(deps, source.filter))
      return { runs: ask.kind === 'migrate' ? openOf(runs) : runs, source, unmatched: NONE }
    }
    case 'runs': return { runs: { sql: 'SELECT r.id FROM run r WHERE r.id IN (SELECT value FROM json_each(?))', values: [JSON.stringify(source.runIds)] }, source: { kind: 'runs', count: source.runIds.length }, unmatched: NONE }
    case 'list': return runsOfList(deps, source.text)
  }
}

/** Who has ended stays on the version where that happened: of a version's runs, only the open ones can be moved. */
const openOf = ({ sql, values }: NewBulk['runs']): NewBulk['runs'] =>
  ({ sql: `SELECT o.id FROM (${sql}) o JOIN run r ON r.id = o.id WHERE r.status <> 'ended'`, values })

const LISTED_UNKNOWN = 100

/** Open runs of the cases and debts that a pasted list names, whatever stands between the references. */
function runsOfList({ db }: Deps, text: string): RunsOfSource {
  const lines = [...new Set(text.split(/[\s,;]+/).filter((line) => line !== ''))]
  const json = JSON.stringify(lines)
  const cases = `SELECT c.id FROM collection_case c WHERE c.ref IN (SELECT value FROM json_each(?)) UNION SELECT d.caseId FROM debt d WHERE d.reference IN (SELECT value FROM json_each(?))`
  const found = new Set(db.read.all<{ name: string }>(
    `SELECT ref AS name FROM collection_case WHERE ref IN (SELECT value FROM json_each(?)) UNION SELECT reference FROM debt WHERE reference IN (SELECT value FROM json_each(?))
     UNION SELECT id FROM run WHERE id IN (SELECT value FROM json_each(?))`, json, json, json).map(({ name }) => name))
  const unknown = lines.filter((line) => !found.has(line))
  return {
    runs: {
      sql: `SELECT r.id FROM run r WHERE r.caseId IN (${cases}) AND r.status <> 'ended' UNION SELECT r.id FROM run r WHERE r.id IN (SELECT value FROM json_each(?))`,
      values: [json, json, json],
    },
    source: { kind: 'list', lines: lines.length, unmatched: unknown.length, unknown: unknown.slice(0, LISTED_UNKNOWN).map((line) => line.slice(0, 80)) },
    unmatched: { lines: unknown.slice(0, LISTED_UNKNOWN), total: unknown.length },
  }
}

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
  return { bulk: bulkView(deps, frozen.id), unmatched: NONE }
}

interface Line {
  n: number
  status: string
  held: number
  versionId: string
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
  let would = 0
  for (let after = 0, page = linesAfter(deps, bulkId, after); page.length > 0; page = linesAfter(deps, bulkId, after)) {
    for (const line of page) {
      const at = standingOf(line)
      add(states, stateOf(at))
      const refusal = expectedRefusal(ask, at, planOf(deps, line.versionId))
      if (refusal === undefined) would += 1
      else add(refused, refusal)
    }
    after = page.at(-1)?.n ?? after
    await new Promise((resolve) => setImmediate(resolve))
  }
  return {
    total: bulk.total, would, states: sorted(states).map(([state, n]) => ({ state, n })),
    refused: sorted(refused).map(([code, n]) => ({ code, n, words: REFUSAL_WORDS[code] })),
  }
}

const add = <K>(counts: Map<K, number>, key: K): void => void counts.set(key, (counts.get(key) ?? 0) + 1)
const sorted = <K>(counts: Map<K, number>): [K, number][] => [...counts].toSorted(([, a], [, b]) => b - a)
const planOf = (deps: Deps, versionId: string): Plan | undefined => versionInfo(deps.db.read, versionId)?.plan

const linesAfter = ({ db }: Deps, bulkId: string, after: number): Line[] =>
  db.read.all<Line>(
    `SELECT b.n, r.status, r.held, r.versionId, (SELECT GROUP_CONCAT(v.nodeId || ' ' || v.state) FROM visit v WHERE v.runId = r.id AND v.leftAt IS NULL) AS standing
     FROM bulk_item b JOIN run r ON r.id = b.runId WHERE b.bulkId = ? AND b.n > ? ORDER BY b.n LIMIT ?`, bulkId, after, AT_ONCE)

function standingOf({ status, held, versionId, standing }: Line): RunStanding {
  const branches = (standing ?? '').split(',').filter((one) => one !== '').map((one) => {
    const [nodeId = '', state = 'here'] = one.split(' ')
    // Written by the store as one of these.
    return { nodeId, state: state as RunStanding['branches'][number]['state'] }
  })
  return { ended: status === 'ended', paused: held > 0, versionId, branches }
}

const RANK = ['suspended', 'postponed', 'waiting', 'here'] as const
/** As the run list says it. */
function stateOf({ ended, paused, branches }: RunStanding): string {
  if (ended) return 'ended'
  if (paused) return 'paused'
  const state = RANK.find((one) => branches.some((branch) => branch.state === one))
  return state === undefined ? 'starting' : state === 'here' ? 'working' : state
}
