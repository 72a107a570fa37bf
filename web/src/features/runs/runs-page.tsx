import { Button } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { RunRow } from '@parcours/server/router'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBusinessNow } from '../../lib/system.ts'
import { trpc } from '../../lib/trpc.ts'
import { useFormat } from '../../lib/use-format.ts'
import { Page } from '../../ui/page.tsx'
import { EmergencyStop } from '../../ui/steer/emergency-stop.tsx'
import { TopBar } from '../../ui/top-bar.tsx'
import { ColumnsMenu } from './columns-menu.tsx'
import { ExportLink } from './export-link.tsx'
import { LiveMapLink } from './live-map-link.tsx'
import { columnKeys } from './run-columns.tsx'
import { RunFilters } from './run-filters.tsx'
import { RunList } from './run-list.tsx'
import { RunPanel } from './run-panel.tsx'
import { toFilter, type RunsSearch } from './runs-search.ts'
import { SelectionActions } from './selection-actions.tsx'
import { SelectionBar } from './selection-bar.tsx'
import { useFilterOptions } from './use-filter-options.ts'
import { useRuns } from './use-runs.ts'
import { useTicks } from './use-ticks.ts'
import { ViewMenu } from './view-menu.tsx'

const route = getRouteApi('/runs')

/** Who is where, why, and what comes next: one list, one run beside it, and what may be done with many. */
export function RunsPage() {
  const { t } = useTranslation('runs')
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const phone = useMediaQuery('(width < 720px)')
  const [still, setStill] = useState(false)
  const filter = useFilter(search)
  const runs = useRuns(filter, still)
  const ticks = useTicks({ filter, rows: runs.rows, total: runs.total ?? 0 })
  const options = useFilterOptions(search)
  const columns = useMemo(() => columnKeys(search.columns), [search.columns])
  const nowMs = useBusinessNow(60_000)
  const result = useResult(runs.total)

  const change = useCallback(
    (patch: RunsSearch) => void navigate({ search: (old) => ({ ...old, ...patch }), replace: true }), [navigate],
  )
  const show = useCallback((next: RunsSearch) => void navigate({ search: next }), [navigate])
  const openPage = useCallback(({ runId }: RunRow) => void navigate({ to: '/runs/$runId', params: { runId } }), [navigate])
  const close = useCallback(() => change({ run: undefined }), [change])

  const side = search.run && !phone ? <RunPanel key={search.run} runId={search.run} onClose={close} /> : undefined
  return (
    <Page side={side}>
      <TopBar title={t('title')} note={<ViewMenu search={search} onShow={show} />}>
        <LiveMapLink journeyId={search.journey} journeys={options.journeys} />
        <ColumnsMenu columns={columns} onChange={(next) => change({ columns: next })} />
        <ExportLink filter={filter} columns={columns} total={runs.total} />
        <Button variant="default" component={Link} to="/jobs">{t('jobs')}</Button>
        <EmergencyStop journeyId={search.journey} />
      </TopBar>
      <RunFilters search={search} options={options} onChange={change} result={result} />
      <RunList
        runs={runs} ticks={ticks} columns={columns} search={search.q ?? ''} selected={search.run} nowMs={nowMs} onStill={setStill} onOpen={openPage}
        onSelect={phone ? openPage : ({ runId }) => change({ run: runId })} onClear={() => show({})}
      />
      {ticks.selection && <SelectionBar selection={ticks.selection} total={runs.total ?? 0} onAll={ticks.all} onClear={ticks.clear} actions={(selection) => <SelectionActions selection={selection} />} />}
    </Page>
  )
}

/** The same object while the question is the same: the panel and the columns are in the URL too. */
function useFilter(search: RunsSearch) {
  const key = JSON.stringify(toFilter(search))
  return useMemo((): ReturnType<typeof toFilter> => JSON.parse(key) as ReturnType<typeof toFilter>, [key])
}

function useResult(total: number | null): string {
  const { t } = useTranslation('runs')
  const format = useFormat()
  const open = useQuery(trpc.runs.counts.queryOptions()).data?.open
  return total === null ? '' : t('of', { count: total, shown: format.count(total), open: format.count(open ?? total) })
}
