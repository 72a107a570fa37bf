import type { TaskRow } from '@parcours/server/router'

/** Tasks in the order in which they should be worked: priority (1 is urgent), then due. */
export const inWorkOrder = (tasks: readonly TaskRow[]): TaskRow[] =>
  tasks.toSorted((a, b) => a.priority - b.priority || a.dueAtMs - b.dueAtMs)

/** Somebody still has to do something. */
export const isWork = ({ status }: Pick<TaskRow, 'status'>) => status === 'open' || status === 'claimed'
