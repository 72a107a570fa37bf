import type { Db } from '@parcours/store'
import type { StepName } from './names.ts'
import { VISITS, closeRun, runOf } from './rows.ts'

/** A node as it was drawn: there the whole definition travels in the start argument, and the node again with each record. */
export interface DefinedNode {
  id: StepName
  type: string
  config: Record<string, unknown>
}

/**
 * What the closest peer does around the work of a path, as read in its source: two activities before the first node, one
 * that records each node as processed, a local one beside it that reports the history's length, one after a wait, and one
 * that asks at the end whether to begin again.
 */
export interface Bookkeeping {
  config(runId: string): Promise<{ journey: string }>
  isRunnable(runId: string): Promise<boolean>
  onNodeProcessed(runId: string, node: DefinedNode, outcome: string): Promise<void>
  getWorkspace(runId: string): Promise<string>
  shouldReEnter(runId: string): Promise<boolean>
}
export interface LocalBookkeeping {
  reportHistory(runId: string, events: number): Promise<boolean>
}

const nowMs = () => Date.now()

/** The visits are the books: each is written whole by the activity of its node, and that of the entry with the first. */
export const bookkeeping = (db: Db): Bookkeeping & LocalBookkeeping => ({
  config: (runId) => Promise.resolve({ journey: runOf(db.read, runId).slug }),
  isRunnable: (runId) => Promise.resolve(db.read.get(`SELECT 1 FROM run WHERE id = ? AND status = 'open'`, runId) !== undefined),
  getWorkspace: (runId) => Promise.resolve(db.read.get<{ portfolioId: string }>('SELECT portfolioId FROM run WHERE id = ?', runId)?.portfolioId ?? ''),
  shouldReEnter: (runId) => Promise.resolve(db.read.get(`SELECT 1 FROM run WHERE id = ? AND status = 'ended' AND entryNo > 1`, runId) !== undefined),
  reportHistory: (runId, events) => Promise.resolve(events > 0 && db.read.get('SELECT 1 FROM run WHERE id = ?', runId) !== undefined),
  onNodeProcessed: (runId, { id: step }, outcome) => db.write((sql) => {
    if (step === 'score') VISITS.pass(sql, runId, { step: 'enter', outcome: 'treated', nowMs: nowMs() })
    VISITS.pass(sql, runId, { step, outcome, nowMs: nowMs() })
    if (step === 'end') closeRun(sql, runId, nowMs())
  }),
})
