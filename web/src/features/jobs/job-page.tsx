import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { BulkPageView } from '@parcours/server/router'
import { useTranslation } from 'react-i18next'
import { explain } from '../../lib/errors.ts'
import { trpc } from '../../lib/trpc.ts'
import { Page, PageBody } from '../../ui/page.tsx'
import { EmptyState, ErrorState, SkeletonText } from '../../ui/states.tsx'
import { TopBar } from '../../ui/top-bar.tsx'
import { DiscardButton } from './frozen/discard-button.tsx'
import { FrozenJob } from './frozen/frozen-job.tsx'
import { isMoving } from './job.ts'
import styles from './job-page.module.css'
import { JobStateMark } from './job-state.tsx'
import { JobButtons } from './running/job-buttons.tsx'
import { RunningJob } from './running/running-job.tsx'
import { useJobTitle } from './use-job-words.ts'

const route = getRouteApi('/jobs/$bulkId')

/** One job on many runs: before it starts what it would do, afterwards what it does and did. */
export function JobPage() {
  const { bulkId } = route.useParams()
  const { data: job, error, refetch } = useQuery({
    ...trpc.bulks.get.queryOptions({ bulkId }), refetchInterval: ({ state }) => (state.data && isMoving(state.data) ? 1_000 : 30_000),
  })
  const unknown = error !== null && explain(error).code === 'bulk_unknown'
  return (
    <Page>
      <JobBar job={job} />
      {!job && unknown && <Gone />}
      {!job && error && !unknown && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!job && !error && <PageBody><SkeletonText lines={12} /></PageBody>}
      {job?.state === 'frozen' && <PageBody><FrozenJob key={job.id} job={job} /></PageBody>}
      {job && job.state !== 'frozen' && <RunningJob job={job} />}
    </Page>
  )
}

function JobBar({ job }: { job: BulkPageView | undefined }) {
  const { t } = useTranslation('jobs')
  const titleOf = useJobTitle()
  return (
    <TopBar
      title={<span className={styles.title}><Link to="/jobs" className={styles.back}>{t('back')}</Link> {job ? titleOf(job) : t('job')}</span>}
      note={job && <JobStateMark state={job.state} />}
    >
      {job?.state === 'frozen' && <DiscardButton bulkId={job.id} />}
      {job && job.state !== 'frozen' && <JobButtons job={job} />}
    </TopBar>
  )
}

function Gone() {
  const { t } = useTranslation('jobs')
  return <EmptyState title={t('gone.title')} hint={t('gone.hint')} action={<Link to="/jobs">{t('title')}</Link>} />
}
