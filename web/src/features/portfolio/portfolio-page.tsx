import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseRow } from '@parcours/server/router'
import { trpc } from '../../lib/trpc.ts'
import { Page } from '../../ui/page.tsx'
import { ErrorState } from '../../ui/states.tsx'
import { TabBar } from '../../ui/tab-bar.tsx'
import { TopBar } from '../../ui/top-bar.tsx'
import { CaseList } from './case-list.tsx'
import { CasePanel } from './case-panel.tsx'
import { EventList } from './event-list.tsx'
import { ImportList } from './import-list.tsx'
import { PORTFOLIO_TABS } from './portfolio-search.ts'
import { PortfolioTable } from './portfolio-table.tsx'

const route = getRouteApi('/portfolio')

/** Whose debts, the cases they make, the files that brought them, and events that found no debt. */
export function PortfolioPage() {
  const { t } = useTranslation('portfolio')
  const { tab = 'cases', q = '' } = route.useSearch()
  const navigate = route.useNavigate()
  const [chosen, setChosen] = useState<CaseRow>()
  const portfolios = useQuery(trpc.portfolios.list.queryOptions())
  const search = useCallback((text: string) => void navigate({ search: (old) => ({ ...old, q: text || undefined }), replace: true }), [navigate])
  const close = useCallback(() => setChosen(undefined), [])
  return (
    <Page side={tab === 'cases' && chosen && <CasePanel key={chosen.caseId} row={chosen} onClose={close} />}>
      <TopBar title={t('title')} note={t('note')}>
        <Button variant="default" component={Link} to="/portfolio/imports/new?kind=payments">{t('import-payments')}</Button>
        <Button component={Link} to="/portfolio/imports/new?kind=portfolio">{t('import-debts')}</Button>
      </TopBar>
      {portfolios.error && !portfolios.data && <ErrorState error={portfolios.error} onRetry={() => void portfolios.refetch()} />}
      {portfolios.data && portfolios.data.length > 0 && <PortfolioTable portfolios={portfolios.data} />}
      <TabBar
        label={t('title')} value={tab} tabs={PORTFOLIO_TABS.map((value) => ({ value, label: t(`tabs.${value}`) }))}
        onChange={(value) => void navigate({ search: { tab: value } })}
      />
      {tab === 'cases' && <CaseList search={q} onSearch={search} selected={chosen?.caseId} onSelect={setChosen} />}
      {tab === 'imports' && <ImportList />}
      {tab === 'events' && <EventList />}
    </Page>
  )
}
