import type { RunView } from '@parcours/server/router'
import { useTranslation } from 'react-i18next'
import { DebtTable } from '../../ui/run/debt-table.tsx'
import { RunPlace } from '../../ui/run/run-place.tsx'
import { Timeline } from '../../ui/run/timeline.tsx'
import styles from './task-context.module.css'

/** The run behind a task: debts, person's contact points, place, what happened. */
export function TaskContext({ run, nowMs }: { run: RunView; nowMs: number }) {
  const { t } = useTranslation('run')
  const { phone, email, language } = run.person
  return (
    <div className={styles.context}>
      <RunPlace run={run} nowMs={nowMs} />
      <h3>{t('facts.title')}</h3>
      <p className={styles.reach}>
        {phone && <a href={`tel:${phone.replaceAll(' ', '')}`}>{phone}</a>}
        {email && <span>{email}</span>}
        <span>{t('facts.language')} {t(`choices.languages.${language}`, { ns: 'app', defaultValue: language })}</span>
      </p>
      <h3>{t('debt.title')}</h3>
      <DebtTable run={run} />
      <h3>{t('timeline')}</h3>
      <Timeline items={run.timeline} currency={run.currency} nowMs={nowMs} />
    </div>
  )
}
