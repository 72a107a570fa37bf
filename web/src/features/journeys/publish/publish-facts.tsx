import type { Issue } from '@parcours/journey'
import type { PublishPreview } from '@parcours/server/router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/use-format.ts'
import { useWords } from '../../../lib/words.ts'
import { IssueList } from '../issues/issue-list.tsx'
import styles from './publish-facts.module.css'

interface PublishFactsProps {
  preview: PublishPreview
  blocking: readonly Issue[]
  onGo: () => void
}

/** Changes in words, what blocks, what to know, and how many runs and cases it touches. */
export function PublishFacts({ preview, blocking, onGo }: PublishFactsProps) {
  const { t } = useTranslation('journeys')
  const words = useWords()
  const { changes, warnings } = preview
  return (
    <div className={styles.facts}>
      {blocking.length > 0 && <Part title={t('publish.blocking', { count: blocking.length })} tone="bad"><IssueList issues={blocking} onGo={onGo} /></Part>}
      <Part title={t('publish.changes')}>
        {changes.length === 0 && <p className={styles.quiet}>{t('publish.no-changes')}</p>}
        <ul className={styles.changes}>
          {changes.map((change, at) => <li key={at} data-kind={change.kind}>{words(change.words)}</li>)}
        </ul>
      </Part>
      {warnings.length > 0 && <Part title={t('publish.warnings', { count: warnings.length })}><IssueList issues={warnings} onGo={onGo} /></Part>}
      <Part title={t('publish.effect')}><Effect preview={preview} /></Part>
    </div>
  )
}

function Effect({ preview }: { preview: PublishPreview }) {
  const { t } = useTranslation('journeys')
  const format = useFormat()
  const { runsOnOlder, wouldEnrol, excluded } = preview
  return (
    <div className={styles.effect}>
      <p>{t('publish.older', { count: runsOnOlder, n: format.count(runsOnOlder) })}</p>
      <p>{t('publish.enrol', { count: wouldEnrol, n: format.count(wouldEnrol) })}</p>
      {excluded.length > 0 && (
        <dl>
          {excluded.map(({ reason, count }) => (
            <div key={reason}><dt>{t(`reasons.${reason}`, { ns: 'app', defaultValue: reason.replaceAll('_', ' ') })}</dt><dd>{format.count(count)}</dd></div>
          ))}
        </dl>
      )}
    </div>
  )
}

function Part({ title, tone, children }: { title: string; tone?: 'bad'; children: ReactNode }) {
  return <section><h3 data-tone={tone}>{title}</h3>{children}</section>
}
