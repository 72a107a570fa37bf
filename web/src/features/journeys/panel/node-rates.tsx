import type { NodeFigures } from '@parcours/server/router'
import { useTranslation } from 'react-i18next'
import { Count } from '../../../canvas/count.tsx'
import { useLive } from '../../../canvas/editor.ts'
import { SMALL } from '../../../canvas/row-figures.ts'
import { useName } from '../../../lib/names.ts'
import { useFormat } from '../../../lib/use-format.ts'
import styles from './outcome-table.module.css'

/** Who left by an interrupt, the channel's rates with their fractions, and what the node cost. */
export function NodeRates({ nodeId, figures }: { nodeId: string; figures: NodeFigures }) {
  const { t } = useTranslation('journeys')
  const format = useFormat()
  const nameOf = useName()
  const currency = useLive((s) => s.figures?.currency ?? 'EUR')
  const left = figures.left.filter((l) => l.count > 0)
  const rates = figures.rates.filter((rate) => rate.denominator > 0)
  return (
    <>
      {left.map(({ fact, count }) => (
        <div key={fact} className={styles.line} data-kind="left">
          <span className={styles.label}>{t('canvas.left', { fact: nameOf(fact) })}</span>
          <span />
          <span className={styles.count}>
            <Count testId={`panel-count-${nodeId}-left-${fact}`} label={nameOf(fact)} value={count} tone="accent"
              question={{ kind: 'left', nodeId, fact, title: t('canvas.left', { fact: nameOf(fact) }) }} />
          </span>
        </div>
      ))}
      {(rates.length > 0 || figures.costCents > 0) && <h3>{t('panel.channel')}</h3>}
      {rates.map(({ name, numerator, denominator }) => (
        <div key={name} className={styles.line}>
          <span className={styles.label}>{t(`rates.${name}`, { defaultValue: name })}</span>
          <span className={styles.share} data-small={denominator < SMALL}>{format.percent(numerator / denominator)}</span>
          <span className={styles.count}>
            <RateCount nodeId={nodeId} rate={name} part="numerator" value={numerator} /> {t('panel.of')} <RateCount nodeId={nodeId} rate={name} part="denominator" value={denominator} />
          </span>
        </div>
      ))}
      {figures.costCents > 0 && (
        <div className={styles.line}>
          <span className={styles.label}>{t('panel.cost')}</span><span />
          <span className={styles.count}>{format.money(figures.costCents, currency)}</span>
        </div>
      )}
    </>
  )
}

interface RateCountProps { nodeId: string; rate: string; part: 'numerator' | 'denominator'; value: number }

/** One side of a rate: opens the visits of that side. */
function RateCount({ nodeId, rate, part, value }: RateCountProps) {
  const { t } = useTranslation('journeys')
  const label = t(`rates.${rate}`, { defaultValue: rate })
  const title = part === 'numerator' ? label : t('panel.base-of', { rate: label })
  return <Count testId={`panel-rate-${nodeId}-${rate}-${part}`} label={title} value={value} tone="accent" question={{ kind: 'rate', nodeId, rate, part, title }} />
}
