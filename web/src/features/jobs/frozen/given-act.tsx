import { Link } from '@tanstack/react-router'
import type { BulkPageView } from '@parcours/server/router'
import { useTranslation } from 'react-i18next'
import { useJobTitle } from '../use-job-words.ts'
import styles from './act-panel.module.css'

/** An act that came with the set. */
export function GivenAct({ job }: { job: BulkPageView }) {
  const { t } = useTranslation('jobs')
  const titleOf = useJobTitle()
  return (
    <>
      <p><b>{titleOf(job)}</b></p>
      {job.ask.kind === 'rollback' && <p className={styles.quiet}>{t('acts.rollback.hint')}</p>}
      {job.ask.kind === 'migrate' && <Moves job={job} waits={job.ask.waits} />}
    </>
  )
}

/** What a migration does besides going on at the same node. */
function Moves({ job: { goal, set, moves }, waits }: { job: BulkPageView; waits: 'keep' | 'again' }) {
  const { t } = useTranslation('jobs')
  const from = set.kind === 'filter' ? set.filter.version : undefined
  return (
    <>
      <p className={styles.quiet}>{t(`migrate-waits.${waits}`)} {moves.length === 0 ? t('moves.same') : `${t('moves.title')}:`}</p>
      <ul className={styles.list}>
        {moves.map((one) => <li key={one.from}>{t(`moves.${one.move.kind}`, { from: one.from, to: one.to ?? '' })}</li>)}
      </ul>
      {goal?.kind === 'version' && (
        <Link className={styles.change} to="/journeys/$journeyId/move" params={{ journeyId: goal.journeyId }} search={{ from, to: goal.version ?? undefined }}>{t('moves.change')}</Link>
      )}
    </>
  )
}
