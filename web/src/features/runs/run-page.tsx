import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { RunView } from '@parcours/server/router'
import { useTranslation } from 'react-i18next'
import { useBusinessNow } from '../../lib/system.ts'
import { trpc } from '../../lib/trpc.ts'
import { DebtTable } from '../../ui/run/debt-table.tsx'
import { RawButton } from '../../ui/run/raw-button.tsx'
import { RunFacts } from '../../ui/run/run-facts.tsx'
import { RunPlace } from '../../ui/run/run-place.tsx'
import { RunSummary } from '../../ui/run/run-summary.tsx'
import { Timeline } from '../../ui/run/timeline.tsx'
import { WhyNotLink } from '../../ui/run/why-not-link.tsx'
import { Page, PageBody } from '../../ui/page.tsx'
import { Panel } from '../../ui/panel.tsx'
import { ErrorState, SkeletonText } from '../../ui/states.tsx'
import { TopBar } from '../../ui/top-bar.tsx'
import { RunActions } from './run-actions.tsx'
import styles from './run-page.module.css'
import { TemporalLink } from './temporal-link.tsx'

const route = getRouteApi('/runs/$runId')

/** One run on a page of its own; made to be read on a phone too. */
export function RunPage() {
  const { t } = useTranslation('runs')
  const { runId } = route.useParams()
  const { data: run, error, refetch } = useQuery({ ...trpc.runs.get.queryOptions({ runId }), refetchInterval: 3_000 })
  return (
    <Page>
      <TopBar title={<span className={styles.title}><Link to="/runs" className={styles.back}>{t('title')}</Link> {run?.person.name}</span>}>
        {run && <span className={styles.links}><WhyNotLink caseRef={run.row.caseRef} /><RawButton runId={runId} /><TemporalLink url={run.temporalUrl} /></span>}
      </TopBar>
      <PageBody>
        {!run && error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!run && !error && <SkeletonText lines={12} />}
        {run && <Run run={run} />}
      </PageBody>
    </Page>
  )
}

function Run({ run }: { run: RunView }) {
  const { t } = useTranslation('run')
  const nowMs = useBusinessNow(10_000)
  const { runId, journeyId, journeyName } = run.row
  return (
    <div className={styles.run}>
      <div className={styles.main}>
        <p className={styles.summary}><RunSummary run={run} nowMs={nowMs} /></p>
        <div className={styles.actions}><RunActions runId={runId} /></div>
        <div className={styles.place}><RunPlace run={run} nowMs={nowMs} /></div>
        <Panel title={t('debt.title')}><DebtTable run={run} /></Panel>
        <Panel title={t('facts.title')}>
          <RunFacts run={run} journeyLink={<Link to="/journeys/$journeyId" params={{ journeyId }}>{journeyName}</Link>} />
        </Panel>
      </div>
      <Panel title={t('timeline')}><Timeline items={run.timeline} currency={run.currency} nowMs={nowMs} /></Panel>
    </div>
  )
}
