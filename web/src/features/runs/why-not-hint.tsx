import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { trpc } from '../../lib/trpc.ts'
import styles from './why-not-hint.module.css'

const SHOWN = 4

/** Under a search that found no run: the cases that it does find, each with the question why it is not here. */
export function WhyNotHint({ search }: { search: string }) {
  const { t } = useTranslation('run')
  const typed = search.trim()
  const found = useQuery(trpc.cases.search.queryOptions({ search: typed, limit: SHOWN }, { enabled: typed.length > 1 })).data
  if (!found || found.rows.length === 0) return null
  return (
    <ul className={styles.hint} aria-label={t('why.in-no-run')}>
      {found.rows.map(({ caseId, caseRef, person }) => (
        <li key={caseId}>
          {t('why.case-of', { caseRef, person })} <Link to="/why-not" search={{ case: caseRef }}>{t('why.open')}</Link>
        </li>
      ))}
    </ul>
  )
}
