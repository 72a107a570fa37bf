import { useNavigate } from '@tanstack/react-router'
import type { BulkItemView, BulkPageView } from '@parcours/server/router'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBusinessNow } from '../../../lib/system.ts'
import { useFormat } from '../../../lib/use-format.ts'
import { useWords } from '../../../lib/words.ts'
import { DataList } from '../../../ui/data-list.tsx'
import { EmptyState, ErrorState, SkeletonRows } from '../../../ui/states.tsx'
import type { ItemChoice } from '../job.ts'
import { itemColumns } from './item-columns.tsx'
import { useItems } from './use-items.ts'

const keyOf = (row: BulkItemView) => String(row.n)

/** Runs of the job in the order of the set; each opens its page. */
export function ItemList({ job, choice }: { job: BulkPageView; choice: ItemChoice }) {
  const { t } = useTranslation('jobs')
  const words = useWords()
  const format = useFormat()
  const nowMs = useBusinessNow(60_000)
  const navigate = useNavigate()
  const [selected, setSelected] = useState<string>()
  const { rows, total, more, error, retry } = useItems(job, choice)
  const columns = useMemo(() => itemColumns({ t, words, format, nowMs }), [t, words, format, nowMs])
  const open = useCallback(({ runId }: BulkItemView) => void navigate({ to: '/runs/$runId', params: { runId } }), [navigate])
  if (error) return <ErrorState error={error} onRetry={retry} />
  if (total === null) return <SkeletonRows rows={12} />
  if (total === 0) return <EmptyState title={t('items.none')} hint={t('items.none-hint')} />
  return (
    <DataList
      label={t('items.label')} columns={columns} rows={rows} total={total} rowKey={keyOf} selectedKey={selected} onEnd={more}
      onSelect={(row) => setSelected(keyOf(row))} onOpen={open}
    />
  )
}
