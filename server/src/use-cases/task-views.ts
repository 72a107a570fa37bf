import { getSetting, openTasksByQueue, taskLine, taskLines, type TaskLine, type TaskRecord } from '@parcours/store'
import type { Words } from '@parcours/journey'
import { DEFAULT_QUEUES } from '../checks.ts'
import type { Deps } from '../deps.ts'
import type { TaskRow, TaskView } from '../routers/views.ts'
import { told } from '../told-error.ts'
import { QUEUE_WORDS, wordsFor } from '../words.ts'
import { runView } from './run-views.ts'
import { kindOf, titleOf } from './task-words.ts'

/** Tasks of a queue in work order; without a status those on which there is work to do. */
export function taskList({ db }: Deps, ask: { queue?: string; status?: TaskRecord['status'] }): TaskRow[] {
  return taskLines(db.read, { queue: ask.queue, statuses: ask.status === undefined ? ['open', 'claimed'] : [ask.status] }).map(taskRow)
}

function taskRow(line: TaskLine): TaskRow {
  return {
    taskId: line.id, runId: line.contextRunId, queue: line.queue, skill: line.skill, priority: line.priority, status: line.status,
    claimedBy: line.claimedBy, dueAtMs: line.dueAt, openedAtMs: line.openedAt, title: titleOf(line),
    person: `${line.firstName} ${line.lastName}`.trim(), caseRef: line.caseRef, arrearsCents: line.arrearsCents, currency: line.currency,
  }
}

/** One task with the run behind it: a question about a person shows the case's open run, or its last. */
export function taskView(deps: Deps, taskId: string): TaskView {
  const line = taskLine(deps.db.read, taskId)
  if (!line) throw taskUnknown()
  return {
    ...taskRow(line), kind: kindOf(deps.db.read, line), instructions: line.instructions, results: JSON.parse(line.results) as string[], result: line.result,
    run: line.contextRunId === null ? null : runView(deps, line.contextRunId),
  }
}

export const taskUnknown = () =>
  told('NOT_FOUND', { code: 'task_unknown', en: 'There is no such task', fr: 'Cette tâche n’existe pas' })

/** Every queue of the workspace, and those that old tasks still name, with the work in them. */
export function queueList({ db }: Deps): { name: string; label: Words; open: number }[] {
  const open = openTasksByQueue(db.read)
  const names = new Set([...(getSetting<string[]>(db.read, 'queues') ?? DEFAULT_QUEUES), ...open.keys()])
  return [...names].map((name) => ({ name, label: wordsFor(QUEUE_WORDS, name), open: open.get(name) ?? 0 }))
}
