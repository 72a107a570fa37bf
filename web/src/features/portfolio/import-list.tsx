import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import type { ImportRow } from '@parcours/server/router'
import type { TFunction } from 'i18next'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useActorName } from '../../lib/actor-name.ts'
import { useBusinessNow } from '../../lib/system.ts'
import { trpc } from '../../lib/trpc.ts'
import { useFormat, type Format } from '../../lib/use-format.ts'
import type { Column } from '../../ui/columns.ts'
import { DataList } from '../../ui/data-list.tsx'
import { EmptyState, ErrorState, SkeletonRows } from '../../ui/states.tsx'
import { ImportStatus } from './import-status.tsx'

const keyOf = (row: ImportRow) => row.importId

/** Files that were imported; each opens its report. */
export function ImportList() {
  const { t } = useTranslation('portfolio')
  const format = useFormat()
  const nowMs = useBusinessNow(60_000)
  const navigate = useNavigate()
  const actorName = useActorName()
  const [selected, setSelected] = useState<string>()
  const { data, error, refetch } = useQuery({ ...trpc.imports.list.queryOptions(), refetchInterval: 3_000 })
  const columns = useMemo(() => importColumns({ t, format, nowMs, actorName }), [t, format, nowMs, actorName])
  const open = ({ importId }: ImportRow) => void navigate({ to: '/portfolio/imports/$importId', params: { importId } })
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <SkeletonRows rows={8} />
  if (data.length === 0) return <EmptyState title={t('no-imports.title')} hint={t('no-imports.hint')} />
  return (
    <DataList
      label={t('tabs.imports')} columns={columns} rows={data} total={data.length} rowKey={keyOf} selectedKey={selected}
      onSelect={(row) => setSelected(row.importId)} onOpen={open}
    />
  )
}

interface ColumnWords { t: TFunction<'portfolio'>; format: Format; nowMs: number; actorName: (id: string) => string }

function importColumns({ t, format, nowMs, actorName }: ColumnWords): Column<ImportRow>[] {
  const number = (key: 'inserted' | 'updated' | 'unchanged' | 'refused', from: number): Column<ImportRow> => ({
    key, head: t(`report.${key}`), width: '84px', align: 'end', from, cell: (row) => format.count(row[key]),
  })
  return [
    {
      key: 'file', head: t('columns.file'), width: 'minmax(140px, 1.4fr)',
      cell: ({ importId, fileName }) => <Link to="/portfolio/imports/$importId" params={{ importId }}>{fileName}</Link>,
    },
    { key: 'kind', head: t('columns.kind'), width: '84px', quiet: true, from: 480, cell: (row) => t(`kinds.${row.kind}`) },
    { key: 'status', head: t('columns.status'), width: '140px', cell: (row) => <ImportStatus row={row} /> },
    number('inserted', 560), number('updated', 700), number('unchanged', 800), number('refused', 620),
    { key: 'at', head: t('columns.at'), width: '88px', quiet: true, from: 520, cell: (row) => format.when(row.startedAtMs, nowMs) },
    { key: 'actor', head: t('columns.actor'), width: 'minmax(80px, 0.6fr)', quiet: true, from: 860, cell: (row) => actorName(row.actor) },
  ]
}
