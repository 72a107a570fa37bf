import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import type { MigrationView } from '@parcours/server/router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../lib/use-format.ts'
import { ErrorState } from '../../ui/states.tsx'
import { CountedMove } from './counted-move.tsx'
import { nodesOf, sumsOf, undecided, type Choices, type Waits } from './decisions.ts'
import styles from './move-foot.module.css'
import { useCountedMove } from './use-counted-move.ts'

interface MoveFootProps {
  journeyId: string
  view: MigrationView
  choices: Choices
  waits: Waits
}

const PARTS = ['move', 'stay', 'end', 'undecided', 'cannot'] as const

/** All open runs by what would become of them; then the set is frozen and counted, and the job takes over. */
export function MoveFoot({ journeyId, view, choices, waits }: MoveFootProps) {
  const { t } = useTranslation('jobs')
  const format = useFormat()
  const navigate = useNavigate()
  const sums = sumsOf(view, choices)
  const missing = undecided(view, choices).length
  const { from, to } = view
  const ask = { kind: 'migrate' as const, versionId: to.versionId, planHash: to.planHash, nodes: nodesOf(view, choices), waits }
  const { counted, bulkId, busy, error, count } = useCountedMove({ ask, journeyId, version: from.version })
  const verb = bulkId === null ? t('move.count', { count: from.openRuns, shown: format.count(from.openRuns) }) : t('move.recount')
  return (
    <div className={styles.foot}>
      <dl className={styles.sums} data-testid="move-sums" aria-label={t('move.sum.title')}>
        {PARTS.filter((part) => sums[part] > 0 || part === 'move').map((part) => (
          <div key={part} data-part={part} title={part === 'cannot' ? t('move.sum.cannot-hint', { version: from.version }) : undefined}>
            <dd>{format.count(sums[part])}</dd><dt>{t(`move.sum.${part === 'move' ? 'go' : part}`)}</dt>
          </div>
        ))}
      </dl>
      {sums.cannot > 0 && <p className={styles.quiet}>{t('move.sum.cannot-hint', { version: from.version })}</p>}
      {counted && <CountedMove counted={counted} />}
      {error && <ErrorState error={error} />}
      {counted && bulkId !== null
        ? <Button data-testid="move-go" onClick={() => void navigate({ to: '/jobs/$bulkId', params: { bulkId } })}>{t('move.go')}</Button>
        : (
          <Button disabled={missing > 0 || from.openRuns === 0} loading={busy} data-testid="move-count" onClick={count}>
            {missing > 0 ? t('move.missing', { count: missing, shown: format.count(missing) }) : verb}
          </Button>
        )}
    </div>
  )
}
