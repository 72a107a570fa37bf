import type { BulkPageView } from '@parcours/server/router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../../ui/states.tsx'
import { ActPanel } from './act-panel.tsx'
import { draftOf, toAsk } from './act.ts'
import { DryRun } from './dry-run.tsx'
import styles from './frozen-job.module.css'
import { SetPanel } from './set-panel.tsx'
import { StartPanel } from './start-panel.tsx'
import { useDryRun } from './use-dry-run.ts'

/** Nothing is done yet: the set, what shall be done to it, and what would come of it. */
export function FrozenJob({ job }: { job: BulkPageView }) {
  const { t } = useTranslation('jobs')
  const [draft, setDraft] = useState(() => draftOf(job.ask))
  const ask = toAsk(draft)
  const dryRun = useDryRun(job.id, ask)
  if (job.total === 0) {
    return (
      <div className={styles.empty}>
        <EmptyState title={t('set.none')} hint={t('set.none-hint')} />
        {job.set.kind === 'list' && <SetPanel job={job} />}
      </div>
    )
  }
  return (
    <div className={styles.columns}>
      <div className={styles.column}>
        <SetPanel job={job} />
        <ActPanel job={job} draft={draft} onChange={setDraft} />
      </div>
      <div className={styles.column}>
        <DryRun ask={ask} answer={dryRun} />
        <StartPanel key={draft.kind} job={job} ask={ask} counted={dryRun.data} />
      </div>
    </div>
  )
}
