import { Clock, Pause } from 'lucide-react'
import type { NodeFigures } from '@parcours/server/router'
import { useTranslation } from 'react-i18next'
import styles from './card.module.css'
import { Count } from './count.tsx'

interface CardCountsProps {
  nodeId: string
  name: string
  figures: NodeFigures | undefined
}

/** Entered, here now, and how many of those law, pacing or an open question holds. */
export function CardCounts({ nodeId, name, figures }: CardCountsProps) {
  const { t } = useTranslation('journeys')
  const postponed = (figures?.postponedByLaw ?? 0) + (figures?.postponedByPacing ?? 0)
  const suspended = figures?.suspended ?? 0
  const hint = figures && t('canvas.postponed-hint', { law: figures.postponedByLaw, pacing: figures.postponedByPacing })
  return (
    <div className={styles.counts}>
      <span>
        <Count testId={`count-${nodeId}-entered`} label={t('canvas.entered')} value={figures?.entered}
          question={{ kind: 'entered', nodeId, title: t('canvas.list.entered', { name }) }} />
        {' '}{t('canvas.entered')}
      </span>
      {(figures?.hereNow ?? 0) > 0 && (
        <span>
          <Count testId={`count-${nodeId}-here`} label={t('canvas.here')} value={figures?.hereNow} tone="accent"
            question={{ kind: 'here', nodeId, title: t('canvas.list.here', { name }) }} />
          {' '}{t('canvas.here')}
        </span>
      )}
      {postponed > 0 && (
        <span className={styles.held} title={hint}>
          <Clock size={10} aria-hidden />
          <Count testId={`count-${nodeId}-postponed`} label={hint ?? ''} value={postponed} tone="warn"
            question={{ kind: 'postponed', nodeId, title: t('canvas.list.postponed', { name }) }} />
        </span>
      )}
      {suspended > 0 && (
        <span className={styles.held} title={t('canvas.suspended-hint')}>
          <Pause size={10} aria-hidden />
          <Count testId={`count-${nodeId}-suspended`} label={t('canvas.suspended-hint')} value={suspended} tone="warn"
            question={{ kind: 'suspended', nodeId, title: t('canvas.list.suspended', { name }) }} />
        </span>
      )}
    </div>
  )
}
