import type { NodeFigures } from '@parcours/server/router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../lib/use-format.ts'
import styles from './card.module.css'
import { useLive } from './editor.ts'
import { SMALL } from './row-figures.ts'

/** One line: the channel rates that fit, and what the node cost. Denominators stand in the tooltip. */
export function CardRates({ figures }: { figures: NodeFigures }) {
  const { t } = useTranslation('journeys')
  const format = useFormat()
  const currency = useLive((s) => s.figures?.currency ?? 'EUR')
  const shown = figures.rates.filter((rate) => rate.denominator > 0)
  return (
    <div className={styles.rates}>
      <div className={styles.shown}>
        {shown.map(({ name, numerator, denominator }) => (
        <span
          key={name} data-small={denominator < SMALL}
          title={t('canvas.rate-hint', { numerator: format.count(numerator), denominator: format.count(denominator) })}
        >
          {t(`rates.${name}`, { defaultValue: name })} <b>{format.percent(numerator / denominator)}</b>
        </span>
      ))}
      </div>
      {figures.costCents > 0 && <span className={styles.cost} title={t('canvas.cost-hint')}>{format.money(figures.costCents, currency)}</span>}
    </div>
  )
}
