import { newId, type Db, type Sql } from '@parcours/store'
import { inPages } from './pages.ts'

const DAY_MS = 86_400_000
/** What the bench calls the incident that holds some of the runs. */
export const INCIDENT = 'bench-incident'
/** Nodes that runs wait at, with what their visits are. */
const PLACES = [
  { nodeId: 'wait', nodeType: 'wait' }, { nodeId: 'pays', nodeType: 'wait-for-event' }, { nodeId: 'later', nodeType: 'wait' },
  { nodeId: 'sms', nodeType: 'sms' }, { nodeId: 'email', nodeType: 'email' }, { nodeId: 'call', nodeType: 'voice-ai' },
] as const
const PAST = [['enter', 'enter', 'treated'], ['split', 'ab-split', 'A'], ['score', 'score-risk', 'likely']] as const

export interface DeskRuns {
  journeyId: string
  versionIds: readonly string[]
  slug: string
  nowMs: number
  count: number
}

/** In a hundred runs: 84 wait, 8 are postponed, 4 suspended, 3 at work, 1 has not begun. */
function stateOf(i: number): 'waiting' | 'postponed' | 'suspended' | 'here' | 'starting' {
  const place = (i * 37) % 100
  if (place < 84) return 'waiting'
  if (place < 92) return 'postponed'
  return place < 96 ? 'suspended' : place < 99 ? 'here' : 'starting'
}

/** Open runs, one for each person, entered over ninety days; one in 200 is paused, one in 200 overdue, one in 300 held by an incident. */
export async function seedDeskRuns(db: Db, seed: DeskRuns): Promise<number> {
  const numbers = Array.from({ length: seed.count }, (_, i) => i)
  const count = await inPages(db, numbers, (sql, i) => putRun(sql, seed, i))
  await db.write((sql) => {
    sql.run(
      `INSERT INTO incident (id, cause, groupKey, openedAt, openedRealMs, seenRealMs) VALUES (?,'retries_used_up','bench',?,?,?)`, INCIDENT, seed.nowMs, seed.nowMs, seed.nowMs)
    sql.run(`INSERT INTO incident_run (incidentId, runId) SELECT ?, id FROM run WHERE rowid % 300 = 7`, INCIDENT)
  })
  return count
}

function putRun(sql: Sql, { journeyId, versionIds, slug, nowMs }: DeskRuns, i: number): void {
  const [id, state, enteredAt] = [newId('run'), stateOf(i), nowMs - ((i * 7_919) % 90) * DAY_MS - i]
  const entryDay = new Date(enteredAt).toISOString().slice(0, 10)
  const versionId = versionIds[i % versionIds.length] ?? ''
  const arms = `;split=${i % 2 === 0 ? 'A' : 'B'};`
  sql.run(
    `INSERT INTO run (id,caseId,personId,portfolioId,journeyId,versionId,planHash,slug,entryNo,grp,status,enteredAt,entryDay,arms,currency,arrearsAtEntry,windowEndsAt,toleranceCents,tag,held,heldAt)
     VALUES (?,?,?,'bench',?,?,'h',?,1,'treated',?,?,?,?,'EUR',30000,?,300,?,?,?)`,
    id, `case_${i}`, `per_${i}`, journeyId, versionId, slug, state === 'starting' ? 'starting' : 'open', enteredAt, entryDay, arms, enteredAt + 30 * DAY_MS,
    state === 'starting' ? 0 : 1, ...(i % 200 === 3 && state !== 'starting' ? [1, nowMs - DAY_MS] : [0, null]))
  if (state === 'starting') return
  for (const [n, [nodeId, nodeType, outcome]] of PAST.entries()) {
    sql.run(
      `INSERT INTO visit (runId,seq,versionId,nodeId,nodeType,enteredAt,leftAt,outcome,openTag,closeTag,entryDay,arms,grp) VALUES (?,?,?,?,?,?,?,?,1,1,?,?,'treated')`,
      id, n + 1, versionId, nodeId, nodeType, enteredAt, enteredAt + 1, outcome, entryDay, arms)
  }
  // What contacts wait at for the law is a channel; what waits for time or money is not.
  const place = PLACES[(i % 3) + (state === 'waiting' ? 0 : 3)] ?? PLACES[0]
  const because = state === 'postponed' ? '{"rules":["fr-hours"],"law":true}' : state === 'suspended' ? '{"rules":["consent"]}' : null
  sql.run(
    `INSERT INTO visit (runId,seq,versionId,nodeId,nodeType,enteredAt,openTag,entryDay,arms,state,because,nextAt,grp) VALUES (?,4,?,?,?,?,1,?,?,?,?,?,'treated')`,
    id, versionId, place.nodeId, place.nodeType, enteredAt + 2, entryDay, arms, state, because, i % 200 === 9 ? nowMs - DAY_MS : nowMs + 20 * DAY_MS)
}
