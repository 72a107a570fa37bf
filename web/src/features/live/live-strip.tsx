import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { runsOf, type MapStanding } from '../../canvas/standing-of.ts'
import { useFormat } from '../../lib/use-format.ts'
import { STANDING_ICONS } from '../../ui/standing-icons.ts'
import styles from './live-strip.module.css'

interface LiveStripProps {
  standing: MapStanding
  journeyId: string
  version: number | undefined
  stale: boolean
}

/** All open runs by state; they add up to the first number. Each opens its list, and explains the signs on the cards. */
export function LiveStrip({ standing, journeyId, version, stale }: LiveStripProps) {
  const { t } = useTranslation('live')
  const format = useFormat()
  return (
    <div className={styles.strip} data-stale={stale}>
      <div className={styles.item}>
        <span className={styles.label}>{t('open')}</span>
        <b data-testid="live-total">{format.count(standing.total)}</b>
      </div>
      {standing.totals.map(({ state, count }) => {
        const Icon = STANDING_ICONS[state]
        return (
          <Link
            key={state} to="/runs" search={runsOf(journeyId, version, { state })} className={styles.item} data-state={state} data-none={count === 0}
            title={t(`hints.${state}`)} data-testid={`live-total-${state}`}
          >
            <span className={styles.label}><Icon size={11} aria-hidden /> {t(`states.${state}`)}</span>
            <b>{format.count(count)}</b>
          </Link>
        )
      })}
    </div>
  )
}
