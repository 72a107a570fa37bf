import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { JourneyListItem } from '@parcours/server/router'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useActorName } from '../../lib/actor-name.ts'
import { useBusinessNow } from '../../lib/system.ts'
import { trpc } from '../../lib/trpc.ts'
import { useFormat } from '../../lib/use-format.ts'
import { DataList } from '../../ui/data-list.tsx'
import { Page } from '../../ui/page.tsx'
import { EmptyState, ErrorState, SkeletonRows } from '../../ui/states.tsx'
import { TopBar } from '../../ui/top-bar.tsx'
import { CreateDialog } from './list/create-dialog.tsx'
import { ImportDialog } from './list/import-dialog.tsx'
import { journeyColumns } from './list/journey-columns.tsx'

/** All journeys: what is live, what is drawn and not published, how many runs are open. */
export function JourneyListPage() {
  const { t } = useTranslation('journeys')
  const [dialog, setDialog] = useState<'create' | 'import' | null>(null)
  const list = useQuery({ ...trpc.journeys.list.queryOptions(), refetchInterval: 5_000 })
  const create = <Button data-testid="new-journey" onClick={() => setDialog('create')}>{t('list.create')}</Button>
  return (
    <Page>
      <TopBar title={t('list.title')} note={list.data && list.data.length > 0 ? t('list.count', { count: list.data.length }) : undefined}>
        <Button variant="default" data-testid="import-journey" onClick={() => setDialog('import')}>{t('list.import')}</Button>
        {list.data?.length !== 0 && create}
      </TopBar>
      {list.isPending && <SkeletonRows rows={6} height={40} />}
      {list.error && !list.data && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data?.length === 0 && <EmptyState title={t('list.empty')} hint={t('list.empty-hint')} action={create} />}
      {list.data && list.data.length > 0 && <Journeys rows={list.data} />}
      {dialog === 'create' && <CreateDialog onClose={() => setDialog(null)} />}
      {dialog === 'import' && <ImportDialog onClose={() => setDialog(null)} />}
    </Page>
  )
}

function Journeys({ rows }: { rows: readonly JourneyListItem[] }) {
  const { t } = useTranslation('journeys')
  const format = useFormat()
  const navigate = useNavigate()
  const nowMs = useBusinessNow(60_000)
  const actorName = useActorName()
  const [selected, setSelected] = useState<string>()
  const columns = useMemo(() => journeyColumns({ t, format, nowMs, actorName }), [t, format, nowMs, actorName])
  return (
    <DataList
      label={t('list.title')} columns={columns} rows={rows} total={rows.length} rowKey={(row) => row.id} rowHeight={40}
      selectedKey={selected} onSelect={(row) => setSelected(row.id)}
      onOpen={(row) => void navigate({ to: '/journeys/$journeyId', params: { journeyId: row.id } })}
    />
  )
}
