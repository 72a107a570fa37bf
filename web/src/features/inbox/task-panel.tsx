import { Button } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { TaskView } from '@parcours/server/router'
import { useTranslation } from 'react-i18next'
import { useActorName } from '../../lib/actor-name.ts'
import { useActor } from '../../lib/actor.ts'
import { useName } from '../../lib/names.ts'
import { useBusinessNow } from '../../lib/system.ts'
import { trpc } from '../../lib/trpc.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useWords } from '../../lib/words.ts'
import { RunSummary } from '../../ui/run/run-summary.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { ErrorState, SkeletonText } from '../../ui/states.tsx'
import { ResolveForm } from './resolve-form.tsx'
import { TaskContext } from './task-context.tsx'
import { Due } from './task-columns.tsx'
import styles from './task-panel.module.css'
import { useTaskActions } from './use-task-actions.ts'

interface TaskPanelProps {
  taskId: string
  queueName: (queue: string) => string
  onClose: () => void
  /** After the task is resolved: the next one. */
  onDone: () => void
}

/** The chosen task: what to do, the way to say how it went, and the run behind it. */
export function TaskPanel({ taskId, queueName, onClose, onDone }: TaskPanelProps) {
  const { t } = useTranslation('inbox')
  const words = useWords()
  const { data: task, error, refetch } = useQuery({ ...trpc.tasks.get.queryOptions({ taskId }), refetchInterval: 5_000 })
  const nowMs = useBusinessNow(10_000)
  return (
    <SidePanel
      label={t('panel')} title={task ? words(task.title) : ' '} width={480} onClose={onClose}
      note={task && <>{task.person} · {task.run ? <RunSummary run={task.run} nowMs={nowMs} /> : task.caseRef}</>}
    >
      {!task && error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!task && !error && <SkeletonText lines={10} />}
      {task && <Task task={task} queueName={queueName} onDone={onDone} nowMs={nowMs} />}
    </SidePanel>
  )
}

function Task({ task, queueName, onDone, nowMs }: { task: TaskView; nowMs: number } & Pick<TaskPanelProps, 'queueName' | 'onDone'>) {
  const { t } = useTranslation('inbox')
  const format = useFormat()
  const actions = useTaskActions(task.taskId, onDone)
  const actorName = useActorName()
  const nameOf = useName()
  const me = useActor(({ actorId }) => actorId)
  // Only who holds a task may give it back or resolve it.
  const mine = task.status === 'claimed' && task.claimedBy === me
  const free = task.status === 'open'
  useHotkeys([['c', () => { if (free) actions.claim() }]])
  return (
    <>
      <div className={styles.facts}>
        <span>{queueName(task.queue)}</span>
        <span>{t('priority', { priority: task.priority })}</span>
        <span>{t('columns.due')} <Due task={task} t={t} format={format} nowMs={nowMs} /></span>
        {task.skill && <span>{t('skill', { skill: task.skill })}</span>}
      </div>
      {task.instructions && <p className={styles.instructions}>{task.instructions}</p>}
      {task.status === 'claimed' && <p className={styles.holder}>{t('claimed-by', { name: actorName(task.claimedBy) })}</p>}
      <div className={styles.actions}>
        {free && <Button loading={actions.claiming} onClick={actions.claim}>{t('claim')}</Button>}
        {mine && <Button variant="default" loading={actions.claiming} onClick={actions.release}>{t('release')}</Button>}
        {task.runId && <Button variant="default" component={Link} to={`/runs/${task.runId}`}>{t('open-run')}</Button>}
      </div>
      {mine && <ResolveForm results={task.results} kind={task.kind} busy={actions.resolving} onResolve={actions.resolve} />}
      {(task.status === 'resolved' || task.status === 'expired') && (
        <p className={styles.instructions}>{task.result ? t('was-resolved', { result: nameOf(task.result) }) : t(`statuses.${task.status}`)}</p>
      )}
      {task.run && <TaskContext run={task.run} nowMs={nowMs} />}
    </>
  )
}
