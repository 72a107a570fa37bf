import { useMediaQuery } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { RunRow } from '@parcours/server/router'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBusinessNow } from '../../lib/system.ts'
import { trpc } from '../../lib/trpc.ts'
import { useFormat } from '../../lib/use-format.ts'
import { Page } from '../../ui/page.tsx'
import { TopBar } from '../../ui/top-bar.tsx'
import { RunFilters } from './run-filters.tsx'
import { RunList } from './run-list.tsx'
import { RunPanel } from './run-panel.tsx'
import { toFilter, type RunsSearch } from './runs-search.ts'
import { useRuns } from './use-runs.ts'

const route = getRouteApi('/runs')

/** Who is where, why, and what comes next: one list, one run beside it. */
export function RunsPage() {
  const { t } = useTranslation('runs')
  const format = useFormat()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const phone = useMediaQuery('(width < 720px)')
  const [still, setStill] = useState(false)
  const runs = useRuns(useMemo(() => toFilter(search), [search]), still)
  const open = useQuery(trpc.runs.counts.queryOptions()).data?.open
  const nowMs = useBusinessNow(60_000)

  const change = useCallback(
    (patch: RunsSearch) => void navigate({ search: (old) => ({ ...old, ...patch }), replace: true }), [navigate],
  )
  const openPage = useCallback(({ runId }: RunRow) => void navigate({ to: '/runs/$runId', params: { runId } }), [navigate])
  const close = useCallback(() => change({ run: undefined }), [change])

  const counted = runs.total === null ? '' : t('of', { count: runs.total, shown: format.count(runs.total), open: format.count(open ?? runs.total) })
  const side = search.run && !phone ? <RunPanel key={search.run} runId={search.run} onClose={close} /> : undefined
  return (
    <Page side={side}>
      <TopBar title={t('title')} note={t('note')} />
      <RunFilters search={search} onChange={change} result={counted} />
      <RunList
        runs={runs} selected={search.run} nowMs={nowMs} onStill={setStill} onOpen={openPage}
        onSelect={phone ? openPage : ({ runId }) => change({ run: runId })} onClear={() => void navigate({ search: {} })}
      />
    </Page>
  )
}
