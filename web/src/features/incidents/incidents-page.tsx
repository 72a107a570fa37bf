import { getRouteApi } from '@tanstack/react-router'
import type { IncidentRow } from '@parcours/server/router'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useIncidentsNow } from '../../lib/incidents.ts'
import { useFormat } from '../../lib/use-format.ts'
import { Page } from '../../ui/page.tsx'
import { TabBar } from '../../ui/tab-bar.tsx'
import { TopBar } from '../../ui/top-bar.tsx'
import { IncidentList } from './incident-list.tsx'
import { IncidentPanel } from './incident-panel.tsx'
import { INCIDENT_STATES } from './incidents-search.ts'

const route = getRouteApi('/incidents')

/** What is wrong by itself, since when, whom it holds, and what solves it; what has been wrong beside it. */
export function IncidentsPage() {
  const { t } = useTranslation('incidents')
  const format = useFormat()
  const { state = 'open', incident } = route.useSearch()
  const navigate = route.useNavigate()
  const open = useIncidentsNow()?.open ?? 0
  const select = useCallback(({ incidentId }: IncidentRow) => void navigate({ search: (old) => ({ ...old, incident: incidentId }), replace: true }), [navigate])
  const close = useCallback(() => void navigate({ search: (old) => ({ ...old, incident: undefined }), replace: true }), [navigate])
  const label = (value: (typeof INCIDENT_STATES)[number]) => (value === 'open' && open > 0 ? `${t('tabs.open')} ${format.count(open)}` : t(`tabs.${value}`))
  return (
    <Page side={incident && <IncidentPanel key={incident} incidentId={incident} onClose={close} />}>
      <TopBar title={t('title')} note={t('note')} />
      <TabBar
        label={t('title')} value={state} tabs={INCIDENT_STATES.map((value) => ({ value, label: label(value) }))}
        onChange={(value) => void navigate({ search: { state: value } })}
      />
      <IncidentList state={state} selected={incident} onSelect={select} />
    </Page>
  )
}
