import { useQuery } from '@tanstack/react-query'
import type { EventRow } from '@parcours/server/router'
import type { TFunction } from 'i18next'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { plainName } from '../../lib/names.ts'
import { usePages } from '../../lib/pages.ts'
import { useBusinessNow } from '../../lib/system.ts'
import { api, trpc } from '../../lib/trpc.ts'
import { useFormat, type Format } from '../../lib/use-format.ts'
import { useWords } from '../../lib/words.ts'
import type { Column } from '../../ui/columns.ts'
import { DataList } from '../../ui/data-list.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { FilterTag } from '../../ui/filter-tag.tsx'
import { EmptyState, ErrorState, SkeletonRows } from '../../ui/states.tsx'
import { StateDot } from '../../ui/state-dot.tsx'

const STATUSES = ['unmatched', 'refused', 'applied'] as const
const COLOR = { unmatched: 'var(--warn)', refused: 'var(--bad)', applied: 'var(--good)' } as const
const keyOf = (row: EventRow) => row.eventId

/** Events as they came in; first those that named no debt of ours: kept, not lost. */
export function EventList() {
  const { t } = useTranslation('portfolio')
  const words = useWords()
  const format = useFormat()
  const nowMs = useBusinessNow(60_000)
  const [status, setStatus] = useState<EventRow['status'] | undefined>('unmatched')
  const { rows, total, more, error, retry } = usePages({
    queryKey: [...trpc.events.list.pathKey(), status],
    load: (cursor, signal) => api.events.list.query({ status, cursor, limit: 100 }, { signal }),
    refetchMs: 10_000,
  })
  const typeOf = useTypeName()
  const columns = useMemo(() => eventColumns({ t, words, typeOf, format, nowMs }), [t, words, typeOf, format, nowMs])
  return (
    <>
      <FilterBar result={total === null ? '' : t('events', { count: total, shown: format.count(total) })}>
        <FilterTag label={t('columns.status')} value={status} options={STATUSES.map((value) => ({ value, label: t(`event-statuses.${value}`) }))} onChange={setStatus} />
      </FilterBar>
      {error ? <ErrorState error={error} onRetry={retry} /> : null}
      {!error && total === null && <SkeletonRows rows={16} />}
      {total === 0 && <EmptyState title={t('no-events.title')} hint={t('no-events.hint')} />}
      {total !== null && total > 0 && <DataList label={t('tabs.events')} columns={columns} rows={rows} total={total} rowKey={keyOf} onEnd={more} />}
    </>
  )
}

/** A type of event as the catalog says it; what a provider tells of its own contact, by its name. */
function useTypeName(): (type: string) => string {
  const { t } = useTranslation('portfolio')
  const words = useWords()
  const types = useQuery(trpc.catalog.get.queryOptions()).data?.eventTypes
  return useCallback((type) => {
    const known = types?.find(({ name }) => name === type)
    return known ? words(known.label) : t(`event-types.${type.replace('.', '-')}`, { defaultValue: plainName(type.replace('.', ' ')) })
  }, [types, words, t])
}

interface ColumnWords { t: TFunction<'portfolio'>; words: ReturnType<typeof useWords>; typeOf: (type: string) => string; format: Format; nowMs: number }

function eventColumns({ t, words, typeOf, format, nowMs }: ColumnWords): Column<EventRow>[] {
  return [
    { key: 'at', head: t('columns.at'), width: '92px', cell: (row) => <span title={format.exact(row.atMs)}>{format.when(row.atMs, nowMs)}</span> },
    { key: 'type', head: t('columns.type'), width: '130px', cell: (row) => <span title={row.type}>{typeOf(row.type)}</span> },
    { key: 'reference', head: t('columns.reference'), width: 'minmax(100px, 1fr)', cell: (row) => row.reference },
    { key: 'status', head: t('columns.status'), width: '100px', cell: (row) => <StateDot color={COLOR[row.status]}>{t(`event-statuses.${row.status}`)}</StateDot> },
    { key: 'reason', head: t('columns.reason'), width: 'minmax(140px, 2fr)', quiet: true, from: 620, cell: (row) => words(row.reason) },
    { key: 'source', head: t('columns.source'), width: 'minmax(80px, 1fr)', quiet: true, from: 760, cell: (row) => row.source },
    { key: 'message', head: t('columns.message'), width: 'minmax(80px, 1fr)', quiet: true, from: 860, cell: (row) => row.messageId },
  ]
}
