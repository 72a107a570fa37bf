import type { BulkPreview, RunState } from '@parcours/server/router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/use-format.ts'
import { useWords } from '../../../lib/words.ts'
import { Panel } from '../../../ui/panel.tsx'
import { RunStateMark } from '../../../ui/run/run-state.tsx'
import { ErrorState, SkeletonText } from '../../../ui/states.tsx'
import type { Ask } from '../job.ts'
import styles from './dry-run.module.css'
import type { useDryRun } from './use-dry-run.ts'

interface DryRunProps {
  ask: Ask | null
  answer: ReturnType<typeof useDryRun>
}

/** What would happen to how many, counted run by run, with the reasons of those that would refuse. */
export function DryRun({ ask, answer }: DryRunProps) {
  const { t } = useTranslation('jobs')
  const { data, error, refetch } = answer
  return (
    <Panel title={t('dry.title')} aside={<span className={styles.quiet}>{t('dry.now')}</span>}>
      <div className={styles.body} aria-live="polite" data-testid="dry-run">
        {ask === null && <p className={styles.quiet}>{t('dry.choose')}</p>}
        {ask !== null && !data && !error && <div aria-label={t('dry.counting')}><SkeletonText lines={6} /></div>}
        {ask !== null && !data && error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {ask !== null && data && <Counted ask={ask} counted={data} />}
      </div>
    </Panel>
  )
}

function Counted({ ask, counted: { total, would, refused, states } }: { ask: Ask; counted: BulkPreview }) {
  const { t } = useTranslation('jobs')
  const words = useWords()
  const format = useFormat()
  const rest = total - would
  return (
    <>
      <div className={styles.heads}>
        <p data-testid="dry-would"><b className={styles.big}>{format.count(would)}</b> {t(`acts.${ask.kind}.would`, { count: would })}</p>
        <p data-testid="dry-refused" data-none={rest === 0}><b className={styles.big}>{format.count(rest)}</b> {t('dry.refused', { count: rest })}</p>
      </div>
      <div className={styles.bar} aria-hidden><i style={{ flexGrow: would }} /><i data-rest style={{ flexGrow: rest }} /></div>
      {refused.length === 0
        ? <p className={styles.quiet}>{t('dry.all')}</p>
        : <ul className={styles.rows}>{refused.map(({ code, words: why, n }) => <li key={code}><b>{format.count(n)}</b> {words(why)}</li>)}</ul>}
      <h3 className={styles.head}>{t('dry.states')}</h3>
      <ul className={styles.rows}>
        {states.map(({ state, n }) => <li key={state}><b>{format.count(n)}</b> <RunStateMark state={state as RunState} /></li>)}
      </ul>
    </>
  )
}
