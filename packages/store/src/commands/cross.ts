import type { Sql } from '../db/open-db.ts'
import { changeRun } from '../runs/fold.ts'
import type { RunRecord } from '../runs/rows.ts'
import { runById } from '../runs/step.ts'

const marksOf = (arms: string): string[] => arms.split(';').filter((mark) => mark !== '')
const joined = (marks: readonly string[]): string => (marks.length === 0 ? ';' : `;${marks.join(';')};`)

/** Takes a run out of the comparison of a split's arms: its mark moves from `arms` to `crossed`, and the sums with it. */
export const cross = (sql: Sql, run: RunRecord, nodeId: string): void => transfer(sql, run, { nodeId, from: 'arms', to: 'crossed' })

/** A change of arm was refused: the run is compared as before, unless another one moved it, or may still. */
export function uncross(sql: Sql, runId: string, nodeId: string): void {
  const run = runById(sql, runId)
  const other = sql.get(`SELECT 1 FROM command WHERE runId = ? AND kind = 'arm' AND state <> 'refused' AND json_extract(args, '$.nodeId') = ?`, runId, nodeId)
  if (run && !other) transfer(sql, run, { nodeId, from: 'crossed', to: 'arms' })
}

/**
 * The arm of a split in which a run is now: where an operator last put it, or, if it has passed the split since or nobody
 * has put it anywhere, the one that its mark names. Undefined when it has not passed the split.
 */
export function presentArm(sql: Sql, run: Pick<RunRecord, 'id' | 'arms' | 'crossed'>, nodeId: string): string | undefined {
  const mark = [...marksOf(run.arms), ...marksOf(run.crossed)].find((one) => one.startsWith(`${nodeId}=`))
  if (mark === undefined) return undefined
  const moved = sql.get<{ arm: string }>(
    `SELECT json_extract(c.args, '$.arm') AS arm FROM command c WHERE c.runId = ? AND c.kind = 'arm' AND c.state = 'applied' AND json_extract(c.args, '$.nodeId') = ?
     AND NOT EXISTS (SELECT 1 FROM visit v WHERE v.runId = c.runId AND v.nodeId = ? AND v.enteredAt > c.settledAt) ORDER BY c.seq DESC LIMIT 1`, run.id, nodeId, nodeId)
  return moved?.arm ?? mark.slice(nodeId.length + 1)
}

function transfer(sql: Sql, run: RunRecord, one: { nodeId: string; from: 'arms' | 'crossed'; to: 'arms' | 'crossed' }): void {
  const [there, here] = [marksOf(run[one.from]), marksOf(run[one.to])]
  const moving = there.filter((mark) => mark.startsWith(`${one.nodeId}=`))
  if (moving.length === 0) return
  const next = { ...run, [one.from]: joined(there.filter((mark) => !moving.includes(mark))), [one.to]: joined([...here, ...moving]) }
  changeRun(sql, run, () => next, () => sql.run('UPDATE run SET arms = ?, crossed = ? WHERE id = ?', next.arms, next.crossed, run.id))
}
