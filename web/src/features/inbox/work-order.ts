import type { TaskRow } from '@parcours/server/router'

/** Tasks in the order in which they should be worked: priority (high first), then due. */
export const inWorkOrder = (tasks: readonly TaskRow[]): TaskRow[] =>
  tasks.toSorted((a, b) => b.priority - a.priority || a.dueAtMs - b.dueAtMs)

/** Somebody still has to do something. */
export const isWork = ({ status }: Pick<TaskRow, 'status'>) => status === 'open' || status === 'claimed'
