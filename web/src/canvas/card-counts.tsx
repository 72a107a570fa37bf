import type { NodeFigures } from '@parcours/server/router'
import { useTranslation } from 'react-i18next'
import styles from './card.module.css'
import { Count } from './count.tsx'

interface CardCountsProps {
  nodeId: string
  figures: NodeFigures | undefined
}

/** Entered, and here now. */
export function CardCounts({ nodeId, figures }: CardCountsProps) {
  const { t } = useTranslation('journeys')
  return (
    <div className={styles.counts}>
      <span>
        <Count testId={`count-${nodeId}-entered`} label={t('canvas.entered')} value={figures?.entered}
          question={{ kind: 'entered', nodeId, title: t('canvas.entered') }} />
        {' '}{t('canvas.entered')}
      </span>
      {(figures?.hereNow ?? 0) > 0 && (
        <span>
          <Count testId={`count-${nodeId}-here`} label={t('canvas.here')} value={figures?.hereNow} tone="accent"
            question={{ kind: 'here', nodeId, title: t('canvas.here') }} />
          {' '}{t('canvas.here')}
        </span>
      )}
    </div>
  )
}
