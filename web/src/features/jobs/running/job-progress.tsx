import { Link } from '@tanstack/react-router'
import type { BulkPageView } from '@parcours/server/router'
import { useTranslation } from 'react-i18next'
import { useActorName } from '../../../lib/actor-name.ts'
import { useBusinessNow } from '../../../lib/system.ts'
import { useFormat } from '../../../lib/use-format.ts'
import { settledOf, takesMs } from '../job.ts'
import { ProgressBar } from '../progress-bar.tsx'
import { useSetWords } from '../use-job-words.ts'
import styles from './job-progress.module.css'
import { JobActs } from './job-acts.tsx'
import { RateButton } from './rate-button.tsx'

/** How far, how fast, how long still; and who asked for it, why, on which set. */
export function JobProgress({ job }: { job: BulkPageView }) {
  const { t } = useTranslation('jobs')
  const format = useFormat()
  const settled = settledOf(job)
  const goesOn = job.state === 'running' || job.state === 'paused'
  return (
    <section className={styles.progress} aria-label={t('columns.progress')}>
      <div className={styles.line}>
        <b data-testid="job-settled">{t('run.settled', { count: job.total, settled: format.count(settled), shown: format.count(job.total) })}</b>
        <span className={styles.space} />
        {goesOn && <RateButton job={job} />}
        {job.state === 'running' && job.counts.queued > 0 && <span className={styles.quiet}>{t('run.left', { duration: format.duration(takesMs(job.counts.queued, job.perMinute)) })}</span>}
      </div>
      <ProgressBar job={job} />
      <Asked job={job} />
      {job.acts.length > 0 && <JobActs acts={job.acts} />}
    </section>
  )
}

function Asked({ job: { actor, reason, set, total, startedAtMs, createdAtMs, endedAtMs, ofBulkId } }: { job: BulkPageView }) {
  const { t } = useTranslation('jobs')
  const format = useFormat()
  const actorOf = useActorName()
  const setOf = useSetWords()
  const nowMs = useBusinessNow(60_000)
  const atMs = startedAtMs ?? createdAtMs
  return (
    <p className={styles.asked}>
      {reason && <q>{reason}</q>}
      <span title={format.exact(atMs)}>{t('run.by', { actor: actorOf(actor), when: format.when(atMs, nowMs) })}</span>
      <span>{t('set.count', { count: total, shown: format.count(total) })}, {t('set.frozen-at', { when: format.when(createdAtMs, nowMs) })}, {setOf(set)}</span>
      {ofBulkId && <Link to="/jobs/$bulkId" params={{ bulkId: ofBulkId }}>{t('set.rollback-link')}</Link>}
      {endedAtMs !== null && <span title={format.exact(endedAtMs)}>{t('run.ended', { when: format.when(endedAtMs, nowMs) })}</span>}
    </p>
  )
}
