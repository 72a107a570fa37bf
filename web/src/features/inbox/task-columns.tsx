import type { Words } from '@parcours/journey'
import type { TaskRow } from '@parcours/server/router'
import type { TFunction } from 'i18next'
import type { Format } from '../../lib/use-format.ts'
import type { Column } from '../../ui/columns.ts'
import { StateDot } from '../../ui/state-dot.tsx'

interface ColumnWords {
  t: TFunction<'inbox'>
  words: (words: Words) => string
  format: Format
  nowMs: number
  queueName: (queue: string) => string
  actorName: (id: string | null) => string
}

export function taskColumns({ t, words, format, nowMs, queueName, actorName }: ColumnWords): Column<TaskRow>[] {
  return [
    { key: 'priority', head: <span title={t('priority-hint')}>{t('columns.priority')}</span>, width: '30px', align: 'end', cell: (task) => task.priority },
    { key: 'title', head: t('columns.title'), width: 'minmax(140px, 2fr)', cell: (task) => words(task.title) },
    { key: 'person', head: t('columns.person'), width: 'minmax(100px, 1fr)', from: 420, cell: (task) => task.person },
    { key: 'case', head: t('columns.case'), width: '78px', quiet: true, from: 700, cell: (task) => task.caseRef },
    { key: 'queue', head: t('columns.queue'), width: 'minmax(80px, 0.7fr)', quiet: true, from: 820, cell: (task) => queueName(task.queue) },
    { key: 'due', head: t('columns.due'), width: '122px', cell: (task) => <Due task={task} t={t} format={format} nowMs={nowMs} /> },
    { key: 'status', head: t('columns.status'), width: 'minmax(80px, 0.8fr)', from: 560, cell: (task) => (task.status === 'claimed' ? actorName(task.claimedBy) : t(`statuses.${task.status}`)) },
    {
      key: 'arrears', head: t('columns.arrears'), width: '92px', align: 'end', from: 620,
      // A task about money that fits no debt has no case, so no currency.
      cell: (task) => (task.currency === '' ? '' : format.money(task.arrearsCents, task.currency)),
    },
  ]
}

/** A due instant; a passed one says so and is red. */
export function Due({ task, t, format, nowMs }: Pick<ColumnWords, 't' | 'format' | 'nowMs'> & { task: TaskRow }) {
  const when = format.when(task.dueAtMs, nowMs)
  const late = task.dueAtMs < nowMs && (task.status === 'open' || task.status === 'claimed')
  return late ? <StateDot color="var(--bad)">{t('was-due', { when })}</StateDot> : <span title={format.exact(task.dueAtMs)}>{when}</span>
}
