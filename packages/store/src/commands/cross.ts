import type { Sql } from '../db/open-db.ts'
import { changeRun } from '../runs/fold.ts'
import type { RunRecord } from '../runs/rows.ts'
import { runById } from '../runs/step.ts'

const marksOf = (arms: string): string[] => arms.split(';').filter((mark) => mark !== '')
const joined = (marks: readonly string[]): string => (marks.length === 0 ? ';' : `;${marks.join(';')};`)

/** Takes a run out of the comparison of a split's arms: its mark moves from `arms` to `crossed`, and the sums with it. */
export const cross = (sql: Sql, run: RunRecord, nodeId: string): void => transfer(sql, run, { nodeId, from: 'arms', to: 'crossed' })

/** The change of arm was refused: the run is compared as before. */
export function uncross(sql: Sql, runId: string, nodeId: string): void {
  const run = runById(sql, runId)
  if (run) transfer(sql, run, { nodeId, from: 'crossed', to: 'arms' })
}

function transfer(sql: Sql, run: RunRecord, one: { nodeId: string; from: 'arms' | 'crossed'; to: 'arms' | 'crossed' }): void {
  const [there, here] = [marksOf(run[one.from]), marksOf(run[one.to])]
  const moving = there.filter((mark) => mark.startsWith(`${one.nodeId}=`))
  if (moving.length === 0) return
  const next = { ...run, [one.from]: joined(there.filter((mark) => !moving.includes(mark))), [one.to]: joined([...here, ...moving]) }
  changeRun(sql, run, () => next, () => sql.run('UPDATE run SET arms = ?, crossed = ? WHERE id = ?', next.arms, next.crossed, run.id))
}
