import type { BulkPreview } from '@parcours/server/router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../lib/use-format.ts'
import { useWords } from '../../lib/words.ts'
import styles from './move-foot.module.css'

/** The dry run over the frozen set: how many would be moved, and why the others would not. */
export function CountedMove({ counted: { total, would, refused } }: { counted: BulkPreview }) {
  const { t } = useTranslation('jobs')
  const words = useWords()
  const format = useFormat()
  return (
    <div className={styles.counted} role="status" data-testid="move-counted">
      <p>{t('move.counted', { shown: format.count(total), would: format.count(would) })}</p>
      {refused.length > 0 && <ul>{refused.map(({ code, words: why, n }) => <li key={code}><b>{format.count(n)}</b> {words(why)}</li>)}</ul>}
    </div>
  )
}
