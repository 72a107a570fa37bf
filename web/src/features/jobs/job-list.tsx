import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { BulkView } from '@parcours/server/router'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useActorName } from '../../lib/actor-name.ts'
import { useBusinessNow } from '../../lib/system.ts'
import { trpc } from '../../lib/trpc.ts'
import { useFormat } from '../../lib/use-format.ts'
import { DataList } from '../../ui/data-list.tsx'
import { EmptyState, ErrorState, SkeletonRows } from '../../ui/states.tsx'
import { isMoving } from './job.ts'
import { jobColumns } from './job-columns.tsx'
import { useJobTitle, useSetWords } from './use-job-words.ts'

const ROW_HEIGHT = 40
const keyOf = (job: BulkView) => job.id

/** Jobs, newest first; those that run move as one looks. */
export function JobList() {
  const { t } = useTranslation('jobs')
  const format = useFormat()
  const [titleOf, setOf, actorOf] = [useJobTitle(), useSetWords(), useActorName()]
  const nowMs = useBusinessNow(60_000)
  const navigate = useNavigate()
  const [selected, setSelected] = useState<string>()
  const { data, error, refetch } = useQuery({
    ...trpc.bulks.list.queryOptions(), refetchInterval: ({ state }) => (state.data?.some(isMoving) ? 1_000 : 5_000),
  })
  const open = useCallback((job: BulkView) => void navigate({ to: '/jobs/$bulkId', params: { bulkId: job.id } }), [navigate])
  const columns = useMemo(
    () => jobColumns({ t, format, titleOf, setOf, actorOf, nowMs }), [t, format, titleOf, setOf, actorOf, nowMs])
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <SkeletonRows rows={8} height={ROW_HEIGHT} />
  if (data.length === 0) return <EmptyState title={t('empty.title')} hint={t('empty.hint')} />
  return (
    <DataList
      label={t('title')} columns={columns} rows={data} total={data.length} rowKey={keyOf} rowHeight={ROW_HEIGHT} selectedKey={selected}
      onSelect={(job) => setSelected(job.id)} onOpen={open}
    />
  )
}
