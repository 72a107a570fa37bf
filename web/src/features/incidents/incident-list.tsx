import type { IncidentRow } from '@parcours/server/router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { usePages } from '../../lib/pages.ts'
import { useRealNow } from '../../lib/real-now.ts'
import { useBusinessNow } from '../../lib/system.ts'
import { api, trpc } from '../../lib/trpc.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useWords } from '../../lib/words.ts'
import { DataList } from '../../ui/data-list.tsx'
import { EmptyState, ErrorState, SkeletonRows } from '../../ui/states.tsx'
import { incidentColumns } from './incident-columns.tsx'

interface IncidentListProps {
  state: 'open' | 'closed'
  selected: string | undefined
  onSelect: (row: IncidentRow) => void
}

const keyOf = (row: IncidentRow) => row.incidentId

export function IncidentList({ state, selected, onSelect }: IncidentListProps) {
  const { t } = useTranslation('incidents')
  const words = useWords()
  const format = useFormat()
  const nowMs = useBusinessNow(60_000)
  const realMs = useRealNow()
  const { rows, total, more, error, retry, stale } = usePages({
    queryKey: [...trpc.incidents.list.pathKey(), state],
    load: (cursor, signal) => api.incidents.list.query({ state, cursor, limit: 100 }, { signal }),
    refetchMs: 2_000,
  })
  const columns = useMemo(() => incidentColumns({ t, words, format, nowMs, realMs, state }), [t, words, format, nowMs, realMs, state])
  if (error) return <ErrorState error={error} onRetry={retry} />
  if (total === null || stale) return <SkeletonRows rows={6} height={44} />
  if (total === 0) return <EmptyState title={t(`none-${state}.title`)} hint={t(`none-${state}.hint`)} />
  return (
    <DataList
      label={t('title')} columns={columns} rows={rows} total={total} rowKey={keyOf} rowHeight={44} selectedKey={selected}
      onSelect={onSelect} onOpen={onSelect} onEnd={more}
    />
  )
}
