import type { WhyNotView } from '@parcours/server/router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../lib/use-format.ts'
import { useWords } from '../../lib/words.ts'
import { Panel } from '../panel.tsx'
import styles from './why-not.module.css'
import { WhyNotJourneyItem } from './why-not-journey.tsx'
import { WhyNotRunItem } from './why-not-run.tsx'

/** What is on file, what each live journey answers now, and why each run stayed silent. */
export function WhyNotAnswer({ answer }: { answer: WhyNotView }) {
  const { t } = useTranslation('run')
  const format = useFormat()
  const { caseRef, person, arrearsCents, currency, asOfMs, journeys, runs } = answer
  return (
    <>
      <p className={styles.quiet}>
        <b className={styles.person}>{person}</b> {[caseRef, format.money(arrearsCents, currency), t('why.as-of', { when: format.exact(asOfMs) })].join(' · ')}
      </p>
      <div className={styles.columns}>
        <div className={styles.column}>
          <Panel title={t('why.journeys')}>
            {journeys.length === 0 && <p className={styles.quiet}>{t('why.no-journeys')}</p>}
            <ul className={styles.list}>{journeys.map((journey) => <WhyNotJourneyItem key={journey.journeyId} journey={journey} currency={currency} />)}</ul>
          </Panel>
        </div>
        <div className={styles.column}>
          <Known answer={answer} />
          <Panel title={t('why.runs')}>
            {runs.length === 0 && <p className={styles.quiet}>{t('why.no-runs')}</p>}
            <ul className={styles.list}>{runs.map((run) => <WhyNotRunItem key={run.runId} run={run} nowMs={asOfMs} />)}</ul>
          </Panel>
        </div>
      </div>
    </>
  )
}

function Known({ answer: { known, asOfMs } }: { answer: WhyNotView }) {
  const { t } = useTranslation('run')
  const words = useWords()
  const format = useFormat()
  return (
    <Panel title={t('why.known')}>
      {known.length === 0 && <p className={styles.quiet}>{t('why.known-none')}</p>}
      <ul className={styles.plain}>
        {known.map((fact) => (
          <li key={`${fact.words.en}${fact.sinceMs}`}>
            {words(fact.words)} {fact.sinceMs !== null && <span className={styles.quiet}>{t('why.since', { when: format.when(fact.sinceMs, asOfMs) })}</span>}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
