import type { Db } from '@parcours/store'
import type { DefinedNode } from '../by-hand/bookkeeping.ts'
import { BY_HAND_QUEUE, BY_HAND_TYPE, STEPS, type ByHandSlug } from '../by-hand/names.ts'
import { insertRun } from '../by-hand/rows.ts'
import { SIX_STEPS } from '../drawings.ts'
import { nodesOf } from '../rig/desk.ts'
import { enrol } from '../rig/enrol.ts'
import type { Rig } from '../rig/rig.ts'
import type { Side } from './round.ts'

export function parcoursSide(rig: Rig, journeyId: string): Side {
  const slug = rig.db.read.get<{ slug: string }>('SELECT slug FROM journey WHERE id = ?', journeyId)?.slug ?? ''
  return {
    name: 'Parcours',
    type: `journey:${slug}`,
    start: (caseIds) => enrol(rig, journeyId, caseIds),
    ...countsIn(rig.db, journeyId),
  }
}

/** The rows' own numbers stand at the end of the index on journey and status: only what came after the mark is read. */
const countsIn = ({ read }: Db, journeyId: string): Pick<Side, 'mark' | 'ended'> => ({
  mark: () => read.get<{ at: number | null }>('SELECT MAX(rowid) AS at FROM run')?.at ?? 0,
  ended: (mark) => read.get<{ n: number }>(`SELECT COUNT(*) AS n FROM run WHERE journeyId = ? AND status = 'ended' AND rowid > ?`, journeyId, mark)?.n ?? 0,
})

/** One of the two hand-written workflows, on the same worker. */
export function byHandSide({ byHandDb, client }: Rig, slug: ByHandSlug): Side {
  const type = BY_HAND_TYPE[slug]
  return {
    name: slug, type, ...countsIn(byHandDb, slug),
    start: async (caseIds) => {
      const ids = await byHandDb.write((sql) => caseIds.map((caseId) => insertRun(sql, { slug, caseId, nowMs: Date.now() })))
      const options = { taskQueue: BY_HAND_QUEUE, workflowIdReusePolicy: 'REJECT_DUPLICATE' } as const
      await Promise.all(ids.map((id) => client.workflow.start(type, { ...options, workflowId: id, args: slug === 'bookkeeping' ? [id, DEFINITION] : [id] })))
      return ids
    },
  }
}

/** The drawing as the peer's start argument would carry it; its own end is none of our nodes. */
const DEFINITION: DefinedNode[] = [
  ...nodesOf(SIX_STEPS).flatMap(({ id, type, config }) => STEPS.flatMap((step) => (step === id ? [{ id: step, type, config }] : []))),
  { id: 'end', type: 'end', config: {} },
]

/** Law or pacing in the way would make this another measure. */
export function refusePostponed({ db }: Rig, journeyId: string): void {
  const verdicts = db.read.all<{ verdict: string; n: number }>(
    `SELECT d.verdict, COUNT(*) AS n FROM decision d JOIN run r ON r.id = d.runId WHERE r.journeyId = ? AND d.verdict <> 'allow' GROUP BY d.verdict`, journeyId)
  if (verdicts.length > 0) throw new Error(`contacts were not let through: ${JSON.stringify(verdicts)}`)
}
