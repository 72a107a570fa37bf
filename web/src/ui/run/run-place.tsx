import type { RunView } from '@parcours/server/router'
import { useTranslation } from 'react-i18next'
import { useNodeName } from '../../lib/names.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useWords } from '../../lib/words.ts'
import { BranchFacts } from './branch-facts.tsx'
import { RunHolds } from './run-holds.tsx'
import styles from './run-place.module.css'
import { RunStateMark } from './run-state.tsx'

interface RunPlaceProps {
  run: RunView
  /** Business time, epoch ms. */
  nowMs: number
}

/** Where the run stands, in words: what holds it, one sentence, then for each branch where, since when, what wakes it, what follows. */
export function RunPlace({ run, nowMs }: RunPlaceProps) {
  const { t } = useTranslation('run')
  const words = useWords()
  const format = useFormat()
  const { row, place, standing } = run
  const { branches, endsOn, after } = standing
  const node = useNodeName()(row)
  // Under a pause the instants of the sentence stand no more, and of several branches each tells itself.
  const told = standing.pause !== null || branches.length > 1
  return (
    <section className={styles.place} aria-label={words(place)}>
      <RunHolds standing={standing} nowMs={nowMs} />
      <div className={styles.line}>
        <b><RunStateMark state={standing.pause ? 'paused' : row.state} /></b>
        {node && <span className={styles.node}>{node}</span>}
        {row.nextAtMs !== null && !standing.pause && (
          <time className={styles.next} title={format.exact(row.nextAtMs)}>{t('next', { when: format.when(row.nextAtMs, nowMs) })}</time>
        )}
      </div>
      {!told && <p className={styles.words}>{words(place)}</p>}
      {branches.map((branch) => <BranchFacts key={branch.visitSeq} branch={branch} nowMs={nowMs} />)}
      {after && <p className={styles.quiet}>{words(after)}</p>}
      {endsOn && <p className={styles.quiet}>{t('stands.ends', { facts: words(endsOn) })}</p>}
    </section>
  )
}
