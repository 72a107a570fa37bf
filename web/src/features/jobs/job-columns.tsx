import { Link } from '@tanstack/react-router'
import type { BulkView } from '@parcours/server/router'
import type { TFunction } from 'i18next'
import type { Format } from '../../lib/use-format.ts'
import type { Column } from '../../ui/columns.ts'
import styles from './job-columns.module.css'
import { settledOf } from './job.ts'
import { JobStateMark } from './job-state.tsx'
import { ProgressBar } from './progress-bar.tsx'

interface ColumnWords {
  t: TFunction<'jobs'>
  format: Format
  titleOf: (job: BulkView) => string
  setOf: (set: BulkView['set']) => string
  actorOf: (id: string) => string
  nowMs: number
}

export function jobColumns({ t, format, titleOf, setOf, actorOf, nowMs }: ColumnWords): Column<BulkView>[] {
  return [
    {
      key: 'job', head: t('columns.job'), width: 'minmax(190px, 1.3fr)',
      cell: (job) => <Link to="/jobs/$bulkId" params={{ bulkId: job.id }} title={titleOf(job)}>{titleOf(job)}</Link>,
    },
    { key: 'set', head: t('columns.set'), width: 'minmax(140px, 1.3fr)', quiet: true, from: 760, cell: ({ set }) => setOf(set) },
    { key: 'state', head: t('columns.state'), width: '104px', cell: ({ state }) => <JobStateMark state={state} /> },
    {
      key: 'progress', head: t('columns.progress'), width: '150px', from: 520,
      cell: (job) => job.state !== 'frozen' && (
        <span className={styles.progress}>
          <ProgressBar job={job} slim />
          <small>{t('settled-of', { settled: format.count(settledOf(job)), total: format.count(job.total) })}</small>
        </span>
      ),
    },
    { key: 'by', head: t('columns.by'), width: '110px', from: 640, cell: ({ actor }) => actorOf(actor) },
    {
      key: 'when', head: t('columns.when'), width: '84px', from: 560,
      cell: ({ startedAtMs, createdAtMs }) => <span title={format.exact(startedAtMs ?? createdAtMs)}>{format.when(startedAtMs ?? createdAtMs, nowMs)}</span>,
    },
    { key: 'reason', head: t('columns.reason'), width: 'minmax(100px, 1fr)', quiet: true, from: 900, cell: ({ reason }) => reason },
  ]
}
