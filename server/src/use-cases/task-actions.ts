import { resolveTask, type Resolved, type Sql, type TaskRecord } from '@parcours/store'
import type { Deps } from '../deps.ts'
import type { TaskView } from '../routers/views.ts'
import { told } from '../told-error.ts'
import { closeHandover } from './person-acts.ts'
import { closeQuestion } from './task-close.ts'
import { taskUnknown, taskView } from './task-views.ts'

interface TaskAct {
  taskId: string
  actor: string
}

const taskOf = (sql: Sql, taskId: string): TaskRecord => {
  const task = sql.get<TaskRecord>('SELECT * FROM task WHERE id = ?', taskId)
  if (!task) throw taskUnknown()
  return task
}

/** Takes a task by compare-and-set: of two operators one has it, and the other is told who. Twice by one is harmless. */
export async function claimTask(deps: Deps, { taskId, actor }: TaskAct): Promise<TaskView> {
  await deps.db.write((sql) => {
    const changed = sql.run(
      `UPDATE task SET status = 'claimed', claimedBy = ? WHERE id = ? AND (status = 'open' OR (status = 'claimed' AND claimedBy = ?))`, actor, taskId, actor)
    if (changed === 0) throw notFree(taskOf(sql, taskId))
  })
  return taskView(deps, taskId)
}

/** Gives it back to the queue. Only who holds it may: another operator's work does not vanish from under them. */
export async function releaseTask(deps: Deps, { taskId, actor }: TaskAct): Promise<TaskView> {
  await deps.db.write((sql) => {
    const changed = sql.run(`UPDATE task SET status = 'open', claimedBy = NULL WHERE id = ? AND status = 'claimed' AND claimedBy = ?`, taskId, actor)
    const task = taskOf(sql, taskId)
    if (changed === 0 && task.status !== 'open') throw notFree(task)
  })
  return taskView(deps, taskId)
}

function notFree({ status, claimedBy }: TaskRecord) {
  if (status === 'claimed') {
    return told('CONFLICT', { code: 'task_claimed', en: `${claimedBy ?? 'Somebody'} has this task`, fr: `Cette tâche est prise par ${claimedBy ?? 'quelqu’un'}` })
  }
  return told('CONFLICT', { code: 'task_over', en: 'This task is no longer open', fr: 'Cette tâche n’est plus ouverte' })
}

export type TaskAnswer = { kind: 'resolved' } | { kind: 'already'; status: string; result: string | null }

/**
 * Resolves a task with one of its named results. A handoff's result goes to its run; the answer to a question
 * lifts the suspension, withdraws the disputed debt or keeps it (`effectOfAnswer`), all in the transaction that resolves.
 */
export function answerTask(deps: Deps, one: TaskAct & { result: string; note: string }): Promise<TaskAnswer> {
  const nowMs = deps.clock.nowMs()
  return deps.db.write((sql) => {
    const task = taskOf(sql, one.taskId)
    const resolved = resolveTask(sql, { ...one, nowMs })
    if (resolved.kind === 'unknown_result') throw unknownResult(resolved)
    if (resolved.kind === 'resolved') {
      closeQuestion(sql, { task, result: one.result, actor: one.actor, nowMs })
      closeHandover(sql, { ...task, ...one, nowMs, realMs: deps.clock.realMs() })
    }
    return resolved
  })
}

function unknownResult({ results }: Extract<Resolved, { kind: 'unknown_result' }>) {
  const names = results.join(', ')
  return told('BAD_REQUEST', { code: 'unknown_result', en: `Choose one of the results of this task: ${names}`, fr: `Choisissez un résultat de cette tâche : ${names}` })
}
