import type { BulkView } from '@parcours/server/router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../lib/use-format.ts'
import { ITEM_STATES, settledOf } from './job.ts'
import styles from './progress-bar.module.css'

/** All runs of a job by what has become of them, as shares of one bar; queued ones are its empty part. */
export function ProgressBar({ job, slim = false }: { job: Pick<BulkView, 'total' | 'counts'>; slim?: boolean }) {
  const { t } = useTranslation('jobs')
  const format = useFormat()
  const words = ITEM_STATES.map((state) => `${t(`items.${state}`)} ${format.count(job.counts[state])}`).join(', ')
  return (
    <div
      className={styles.bar} data-slim={slim} role="progressbar" aria-valuemin={0} aria-valuemax={job.total} aria-valuenow={settledOf(job)} aria-valuetext={words}
      aria-label={t('columns.progress')} title={words}
    >
      {ITEM_STATES.map((state) => job.counts[state] > 0 && <i key={state} data-state={state} style={{ flexGrow: job.counts[state] }} />)}
    </div>
  )
}
