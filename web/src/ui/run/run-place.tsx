import type { RunView } from '@parcours/server/router'
import { useTranslation } from 'react-i18next'
import { useNodeName } from '../../lib/names.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useWords } from '../../lib/words.ts'
import { RunStateMark } from './run-state.tsx'
import styles from './run-place.module.css'

interface RunPlaceProps {
  run: RunView
  /** Business time, epoch ms. */
  nowMs: number
}

/** Where the run stands, in words: state, sentence, reason, next instant. */
export function RunPlace({ run, nowMs }: RunPlaceProps) {
  const { t } = useTranslation('run')
  const words = useWords()
  const format = useFormat()
  const { row, place } = run
  const node = useNodeName()(row)
  // What a wait is for stands in the sentence already.
  const because = row.state === 'waiting' ? '' : words(row.because)
  return (
    <div className={styles.place}>
      <div className={styles.line}>
        <b><RunStateMark state={row.state} /></b>
        {node && <span className={styles.node}>{node}</span>}
        {row.nextAtMs !== null && <time className={styles.next} title={format.exact(row.nextAtMs)}>{t('next', { when: format.when(row.nextAtMs, nowMs) })}</time>}
      </div>
      <p className={styles.words}>{words(place)}</p>
      {because && <p className={styles.because}>{t('because', { reason: because })}</p>}
    </div>
  )
}
