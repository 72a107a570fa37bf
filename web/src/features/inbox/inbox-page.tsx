import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { TaskRow } from '@parcours/server/router'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { FilterTag } from '../../ui/filter-tag.tsx'
import { Page } from '../../ui/page.tsx'
import { TopBar } from '../../ui/top-bar.tsx'
import { TASK_STATUSES, type InboxSearch } from './inbox-search.ts'
import { QueueSwitch } from './queue-switch.tsx'
import { TaskList } from './task-list.tsx'
import { TaskPanel } from './task-panel.tsx'
import { useQueues } from '../../lib/queues.ts'
import { useTasks } from './use-tasks.ts'

/** Human work: queues, tasks in the order to take them, and the chosen one with its context. */
export function InboxPage() {
  const { t } = useTranslation('inbox')
  const search = useSearch({ strict: false }) as InboxSearch
  const { taskId } = useParams({ strict: false })
  const navigate = useNavigate()
  const [still, setStill] = useState(false)
  const { queues, nameOf } = useQueues()
  const { tasks, error, retry } = useTasks(search, still)

  const open = useCallback((task: TaskRow | undefined) => void (task
    ? navigate({ to: '/inbox/$taskId', params: { taskId: task.taskId }, search: true, replace: true })
    : navigate({ to: '/inbox', search: true })), [navigate])
  const filter = useCallback((patch: InboxSearch) => void navigate({ to: '/inbox', search: (old) => ({ ...old, ...patch }) }), [navigate])
  const close = useCallback(() => open(undefined), [open])

  const at = tasks?.findIndex((task) => task.taskId === taskId) ?? -1
  const next = tasks?.[at + 1]
  return (
    <Page side={taskId && <TaskPanel key={taskId} taskId={taskId} queueName={nameOf} onClose={close} onDone={() => open(next)} />}>
      <TopBar title={t('title')} note={t('note')} />
      <FilterBar>
        <QueueSwitch queues={queues} value={search.queue} onChange={(queue) => filter({ queue })} />
        <FilterTag
          label={t('status')} value={search.status} options={TASK_STATUSES.map((value) => ({ value, label: t(`statuses.${value}`) }))}
          onChange={(status) => filter({ status })}
        />
      </FilterBar>
      <TaskList tasks={tasks} error={error} onRetry={retry} selected={taskId} queueName={nameOf} onOpen={open} onStill={setStill} />
    </Page>
  )
}
