import type { BranchStanding } from '@parcours/server/router'
import { Fragment, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../lib/use-format.ts'
import { useWords } from '../../lib/words.ts'
import styles from './branch-facts.module.css'

/** One branch in four facts: where, since when, what would wake it, what happens next. */
export function BranchFacts({ branch, nowMs }: { branch: BranchStanding; nowMs: number }) {
  const { t } = useTranslation('run')
  const words = useWords()
  const format = useFormat()
  const { where, because, sinceMs, wakes, next } = branch
  const reason = words(because)
  const since = t('stands.ago', { time: format.duration(Math.max(0, nowMs - sinceMs)) })
  return (
    <dl className={styles.facts}>
      <Fact name={t('stands.where')}>{words(where)}{reason && <div className={styles.quiet}>{reason}</div>}</Fact>
      <Fact name={t('stands.since')}>
        <time title={format.exact(sinceMs)}>{format.when(sinceMs, nowMs)}</time> <span className={styles.quiet}>{since}</span>
      </Fact>
      {wakes.length > 0 && (
        <Fact name={t('stands.wakes')}>
          {wakes.map((wake, at) => (
            <Fragment key={words(wake)}>{at > 0 && <span className={styles.quiet}> {t('stands.or')} </span>}{words(wake)}</Fragment>
          ))}
        </Fact>
      )}
      {next.length > 0 && (
        <Fact name={t('stands.next')}>
          <ul className={styles.ways}>
            {next.map(({ when, to }) => (
              <li key={words(to)}><span className={styles.quiet}>{words(when)}</span> <span className={styles.arrow} aria-hidden>→</span> {words(to)}</li>
            ))}
          </ul>
        </Fact>
      )}
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return <div><dt>{name}</dt><dd>{children}</dd></div>
}
