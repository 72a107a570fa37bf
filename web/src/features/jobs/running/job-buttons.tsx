import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import type { BulkPageView } from '@parcours/server/router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { notifyDone, notifyError } from '../../../lib/notify.ts'
import { useOnce } from '../../../lib/once.ts'
import { trpc } from '../../../lib/trpc.ts'
import { useFormat } from '../../../lib/use-format.ts'
import { canMoveBack } from '../job.ts'
import { CancelDialog } from './cancel-dialog.tsx'
import { ExportMenu } from './export-menu.tsx'
import { useJobChanged } from './use-job-changed.ts'

/** What may be asked of a job that was started. */
export function JobButtons({ job }: { job: BulkPageView }) {
  const { state, counts } = job
  const isOver = state === 'done' || state === 'cancelled'
  return (
    <>
      <ExportMenu job={job} />
      {canMoveBack(job) && <MoveBack job={job} />}
      {isOver && counts.failed > 0 && <RetryFailed job={job} />}
      {!isOver && <Steer job={job} />}
    </>
  )
}

function Steer({ job }: { job: BulkPageView }) {
  const { t } = useTranslation('jobs')
  const [cancelling, setCancelling] = useState(false)
  const onSuccess = useJobChanged(job.id)
  const pause = useOnce({ ...trpc.bulks.pause.mutationOptions(), onSuccess, onError: notifyError })
  const resume = useOnce({ ...trpc.bulks.resume.mutationOptions(), onSuccess, onError: notifyError })
  return (
    <>
      <Button variant="default" data-testid="job-cancel" onClick={() => setCancelling(true)}>{t('run.cancel')}</Button>
      {job.state === 'running'
        ? <Button variant="default" loading={pause.isPending} data-testid="job-pause" onClick={() => pause.mutate({ bulkId: job.id })}>{t('run.pause')}</Button>
        : <Button loading={resume.isPending} data-testid="job-resume" onClick={() => resume.mutate({ bulkId: job.id })}>{t('run.resume')}</Button>}
      {cancelling && <CancelDialog job={job} onClose={() => setCancelling(false)} />}
    </>
  )
}

function RetryFailed({ job: { id, counts } }: { job: BulkPageView }) {
  const { t } = useTranslation('jobs')
  const format = useFormat()
  const changed = useJobChanged(id)
  const retry = useOnce({
    ...trpc.bulks.retryFailed.mutationOptions(),
    onError: notifyError,
    onSuccess: () => {
      notifyDone(t('run.retried'))
      return changed()
    },
  })
  return (
    <Button variant="default" loading={retry.isPending} data-testid="job-retry" onClick={() => retry.mutate({ bulkId: id })}>
      {t('run.retry', { count: counts.failed, shown: format.count(counts.failed) })}
    </Button>
  )
}

/** The way back of a migration or a pause is a job of its own, with its own dry run and reason. */
function MoveBack({ job: { id, ask } }: { job: BulkPageView }) {
  const { t } = useTranslation('jobs')
  const navigate = useNavigate()
  const rollback = useOnce({
    ...trpc.bulks.rollback.mutationOptions(),
    onError: notifyError,
    onSuccess: ({ bulk }) => void navigate({ to: '/jobs/$bulkId', params: { bulkId: bulk.id } }),
  })
  return <Button variant="default" loading={rollback.isPending} data-testid="job-move-back" onClick={() => rollback.mutate({ bulkId: id })}>{t(ask.kind === 'pause' ? 'run.back-pause' : 'run.back')}</Button>
}
