import { Clock, Pause } from 'lucide-react'
import type { NodeFigures } from '@parcours/server/router'
import { useTranslation } from 'react-i18next'
import styles from './card.module.css'
import { Count } from './count.tsx'

interface CardHeldProps {
  nodeId: string
  figures: NodeFigures
}

/** Of those here now: whose contact law or pacing postpones, and whom an open question suspends. */
export function CardHeld({ nodeId, figures }: CardHeldProps) {
  const { t } = useTranslation('journeys')
  const { postponedByLaw: law, postponedByPacing: pacing, suspended } = figures
  const hint = t('canvas.postponed-hint', { law, pacing })
  return (
    <>
      {law + pacing > 0 && (
        <span className={styles.held} title={hint}>
          <Clock size={10} aria-hidden />
          <Count testId={`count-${nodeId}-postponed`} label={hint} value={law + pacing} tone="warn"
            question={{ kind: 'postponed', nodeId, title: t('canvas.list.postponed') }} />
        </span>
      )}
      {suspended > 0 && (
        <span className={styles.held} title={t('canvas.suspended-hint')}>
          <Pause size={10} aria-hidden />
          <Count testId={`count-${nodeId}-suspended`} label={t('canvas.suspended-hint')} value={suspended} tone="warn"
            question={{ kind: 'suspended', nodeId, title: t('canvas.list.suspended') }} />
        </span>
      )}
    </>
  )
}
