import type { NodeFigures } from '@parcours/server/router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../lib/use-format.ts'
import styles from './card.module.css'
import { useEditor, useLive } from './editor.ts'
import { SMALL } from './row-figures.ts'

interface CardRatesProps {
  nodeId: string
  figures: NodeFigures
}

/** One line: the channel rates that fit, and what the node cost. Denominators stand in the tooltip. */
export function CardRates({ nodeId, figures }: CardRatesProps) {
  const { t } = useTranslation('journeys')
  const format = useFormat()
  const { openFigure } = useEditor()
  const currency = useLive((s) => s.figures?.currency ?? 'EUR')
  const { rates, costCents, entered } = figures
  return (
    <div className={styles.rates}>
      <div className={styles.shown}>
        {rates.filter((one) => one.denominator > 0).map(({ name: rate, numerator, denominator }) => {
          const label = t(`rates.${rate}`, { defaultValue: rate })
          return (
            <span key={rate} title={t('canvas.rate-hint', { numerator: format.count(numerator), denominator: format.count(denominator) })}>
              {label}{' '}
              <button
                type="button" className={`${styles.share} nodrag nopan`} data-small={denominator < SMALL} data-testid={`rate-${nodeId}-${rate}`}
                onClick={(event) => { event.stopPropagation(); openFigure({ kind: 'rate', nodeId, rate, part: 'numerator', count: numerator, title: label }) }}
              >
                {format.percent(numerator / denominator)}
              </button>
            </span>
          )
        })}
      </div>
      {costCents > 0 && (
        <button
          type="button" className={`${styles.cost} nodrag nopan`} title={t('canvas.cost-hint')}
          onClick={(event) => { event.stopPropagation(); openFigure({ kind: 'entered', nodeId, count: entered, title: t('canvas.entered') }) }}
        >
          {format.money(costCents, currency)}
        </button>
      )}
    </div>
  )
}
