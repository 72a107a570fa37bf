import { Link } from '@tanstack/react-router'
import type { BulkPageView } from '@parcours/server/router'
import { useTranslation } from 'react-i18next'
import { useBusinessNow } from '../../../lib/system.ts'
import { useFormat } from '../../../lib/use-format.ts'
import { Panel } from '../../../ui/panel.tsx'
import { useSetWords } from '../use-job-words.ts'
import styles from './set-panel.module.css'

/** How many runs, when they were put down, where they came from, and which references nobody knew or several cases have. */
export function SetPanel({ job }: { job: BulkPageView }) {
  const { t } = useTranslation('jobs')
  const format = useFormat()
  const setOf = useSetWords()
  const nowMs = useBusinessNow(60_000)
  const { set, total, createdAtMs, ofBulkId } = job
  return (
    <Panel title={t('set.title')}>
      <p data-testid="job-set">
        <b>{t('set.count', { count: total, shown: format.count(total) })}</b>
        {', '}<time title={format.exact(createdAtMs)}>{t('set.frozen-at', { when: format.when(createdAtMs, nowMs) })}</time>{', '}{setOf(set)}
        {ofBulkId && <>{' · '}<Link to="/jobs/$bulkId" params={{ bulkId: ofBulkId }}>{t('set.rollback-link')}</Link></>}
      </p>
      {set.kind === 'list' && <Lines name="ambiguous" lines={set.ambiguous.lines} total={set.ambiguous.total} />}
      {set.kind === 'list' && <Lines name="unknown" lines={set.unknown} total={set.unmatched} />}
      <p className={styles.quiet}>{t('set.fixed')}</p>
    </Panel>
  )
}

interface LinesProps {
  name: 'ambiguous' | 'unknown'
  /** The first of them. */
  lines: readonly string[]
  total: number
}

/** References of a pasted list that are not in the set, and why. */
function Lines({ name, lines, total }: LinesProps) {
  const { t } = useTranslation('jobs')
  const format = useFormat()
  const more = total - lines.length
  if (total === 0) return null
  return (
    <details className={styles.unknown} open={total <= 20} data-testid={`job-${name}`}>
      <summary>{t(`set.${name}`, { count: total, shown: format.count(total) })}</summary>
      <ul>
        {lines.map((line) => <li key={line}>{line}</li>)}
        {more > 0 && <li className={styles.more}>{t('set.unknown-more', { count: more, shown: format.count(more) })}</li>}
      </ul>
    </details>
  )
}
