import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useBusinessNow } from '../../lib/system.ts'
import { trpc } from '../../lib/trpc.ts'
import { RawButton } from '../../ui/run/raw-button.tsx'
import { RunPlace } from '../../ui/run/run-place.tsx'
import { RunSummary } from '../../ui/run/run-summary.tsx'
import { Timeline } from '../../ui/run/timeline.tsx'
import { WhyNotLink } from '../../ui/run/why-not-link.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { ErrorState, SkeletonText } from '../../ui/states.tsx'
import { RunActions } from './run-actions.tsx'
import styles from './run-panel.module.css'
import { TemporalLink } from './temporal-link.tsx'

/** One run beside the list. */
export function RunPanel({ runId, onClose }: { runId: string; onClose: () => void }) {
  const { t } = useTranslation('run')
  const { data: run, error, refetch } = useQuery({ ...trpc.runs.get.queryOptions({ runId }), refetchInterval: 3_000 })
  const nowMs = useBusinessNow(10_000)
  return (
    <SidePanel
      label={t('panel')} title={run?.person.name ?? ' '} onClose={onClose}
      note={run ? <RunSummary run={run} nowMs={nowMs} /> : undefined}
    >
      {!run && error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!run && !error && <SkeletonText lines={8} />}
      {run && (
        <>
          <div className={styles.actions}><RunActions runId={runId} /></div>
          <RunPlace run={run} nowMs={nowMs} />
          <div className={styles.links}>
            <Button variant="default" component={Link} to={`/runs/${runId}`}>{t('full')}</Button>
            <WhyNotLink caseRef={run.row.caseRef} />
            <RawButton runId={runId} />
            <TemporalLink url={run.temporalUrl} />
          </div>
          <Timeline items={run.timeline} currency={run.currency} nowMs={nowMs} />
        </>
      )}
    </SidePanel>
  )
}
