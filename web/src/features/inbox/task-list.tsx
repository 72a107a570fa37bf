import type { TaskRow } from '@parcours/server/router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useActorName } from '../../lib/actor-name.ts'
import { useBusinessNow } from '../../lib/system.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useWords } from '../../lib/words.ts'
import { DataList } from '../../ui/data-list.tsx'
import { EmptyState, ErrorState, SkeletonRows } from '../../ui/states.tsx'
import { taskColumns } from './task-columns.tsx'
import styles from './task-list.module.css'

interface TaskListProps {
  tasks: TaskRow[] | undefined
  error: unknown
  onRetry: () => void
  selected: string | undefined
  queueName: (queue: string) => string
  onOpen: (task: TaskRow) => void
  onStill: (still: boolean) => void
}

const keyOf = (task: TaskRow) => task.taskId

export function TaskList({ tasks, error, onRetry, selected, queueName, onOpen, onStill }: TaskListProps) {
  const { t } = useTranslation('inbox')
  const words = useWords()
  const format = useFormat()
  const nowMs = useBusinessNow(30_000)
  const actorName = useActorName()
  const columns = useMemo(() => taskColumns({ t, words, format, nowMs, queueName, actorName }), [t, words, format, nowMs, queueName, actorName])
  if (error) return <ErrorState error={error} onRetry={onRetry} />
  if (!tasks) return <SkeletonRows rows={20} />
  if (tasks.length === 0) return <EmptyState title={t('empty.title')} hint={t('empty.hint')} />
  return (
    <div className={styles.list} onPointerEnter={() => onStill(true)} onPointerLeave={() => onStill(false)}>
      <DataList
        label={t('title')} columns={columns} rows={tasks} total={tasks.length} rowKey={keyOf} selectedKey={selected}
        onSelect={onOpen} onOpen={onOpen}
      />
    </div>
  )
}
