import { Link } from '@tanstack/react-router'
import type { CaseRow } from '@parcours/server/router'
import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { usePages } from '../../lib/pages.ts'
import { api, trpc } from '../../lib/trpc.ts'
import { useFormat, type Format } from '../../lib/use-format.ts'
import type { Column } from '../../ui/columns.ts'
import { DataList } from '../../ui/data-list.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { SearchBox } from '../../ui/search-box.tsx'
import { EmptyState, ErrorState, SkeletonRows } from '../../ui/states.tsx'

interface CaseListProps {
  search: string
  onSearch: (text: string) => void
  selected: string | undefined
  onSelect: (row: CaseRow) => void
}

const keyOf = (row: CaseRow) => row.caseId

export function CaseList({ search, onSearch, selected, onSelect }: CaseListProps) {
  const { t } = useTranslation('portfolio')
  const format = useFormat()
  const { rows, total, more, error, retry } = usePages({
    queryKey: [...trpc.cases.search.pathKey(), search],
    load: (cursor, signal) => api.cases.search.query({ search, cursor, limit: 100 }, { signal }),
  })
  const columns = useMemo(() => caseColumns(t, format), [t, format])
  return (
    <>
      <FilterBar result={total === null ? '' : t('cases', { count: total, shown: format.count(total) })}>
        <SearchBox value={search} placeholder={t('search')} onSearch={onSearch} width={260} />
      </FilterBar>
      {error ? <ErrorState error={error} onRetry={retry} /> : null}
      {!error && total === null && <SkeletonRows rows={16} />}
      {total === 0 && <EmptyState title={t(search ? 'no-case.title' : 'no-cases.title')} hint={t(search ? 'no-case.hint' : 'no-cases.hint')} />}
      {total !== null && total > 0 && (
        <DataList label={t('tabs.cases')} columns={columns} rows={rows} total={total} rowKey={keyOf} selectedKey={selected} onSelect={onSelect} onEnd={more} />
      )}
    </>
  )
}

function caseColumns(t: TFunction<'portfolio'>, format: Format): Column<CaseRow>[] {
  return [
    { key: 'case', head: t('columns.case'), width: '86px', cell: (row) => row.caseRef },
    { key: 'person', head: t('columns.person'), width: 'minmax(120px, 1fr)', cell: (row) => row.person },
    { key: 'portfolio', head: t('columns.portfolio'), width: 'minmax(100px, 1fr)', quiet: true, from: 640, cell: (row) => row.portfolio },
    { key: 'debts', head: t('columns.debts'), width: '48px', align: 'end', from: 560, cell: (row) => format.count(row.debts) },
    { key: 'late', head: t('columns.late'), width: '84px', align: 'end', from: 480, cell: (row) => format.count(row.dpd) },
    { key: 'arrears', head: t('columns.arrears'), width: '104px', align: 'end', cell: (row) => format.money(row.arrearsCents, row.currency) },
    {
      key: 'run', head: t('columns.run'), width: 'minmax(120px, 1.2fr)', from: 720,
      cell: (row) => row.openRun && <Link to="/runs/$runId" params={{ runId: row.openRun.runId }}>{row.openRun.journeyName}</Link>,
    },
  ]
}
