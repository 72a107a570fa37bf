import { Link } from '@tanstack/react-router'
import type { WhyNotSeveral as Several } from '@parcours/server/router'
import { useTranslation } from 'react-i18next'
import { Panel } from '../../ui/panel.tsx'
import styles from './why-not-several.module.css'

/** A reference that several creditors use: whose debt is meant only the reader knows. */
export function WhyNotSeveral({ answer: { caseRef: asked, cases } }: { answer: Several }) {
  const { t } = useTranslation('run')
  return (
    <Panel title={t('why.several', { caseRef: asked })}>
      <p className={styles.quiet}>{t('why.several-hint')}</p>
      <ul className={styles.list} data-testid="why-several">
        {cases.map(({ caseId, caseRef, person, portfolio }) => (
          <li key={caseId}>
            <Link to="/why-not" search={{ case: asked, id: caseId }}>{t('why.case-of', { caseRef, person })}</Link> <span className={styles.quiet}>{`· ${portfolio}`}</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
