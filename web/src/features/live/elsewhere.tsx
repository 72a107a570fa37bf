import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { runsOf, type MapStanding } from '../../canvas/standing-of.ts'
import { useFormat } from '../../lib/use-format.ts'
import { STANDING_ICONS } from '../../ui/standing-icons.ts'
import styles from './elsewhere.module.css'

interface ElsewhereProps {
  nodes: MapStanding['elsewhere']
  journeyId: string
  version: number | undefined
}

/** Runs of older versions at nodes that this drawing no longer has: they are somewhere too, and count. */
export function Elsewhere({ nodes, journeyId, version }: ElsewhereProps) {
  const { t } = useTranslation('live')
  const format = useFormat()
  return (
    <aside className={styles.aside} aria-label={t('elsewhere.title')}>
      <h2>{t('elsewhere.title')}</h2>
      <p>{t('elsewhere.hint')}</p>
      {nodes.map(({ nodeId, name, moving, held }) => (
        <section key={nodeId} data-testid={`elsewhere-${nodeId}`}>
          <b>{name}</b>
          {[...moving, ...held].map(({ state, count }) => {
            const Icon = STANDING_ICONS[state]
            return (
              <Link key={state} to="/runs" search={runsOf(journeyId, version, { nodeId, state })} data-state={state}>
                <span><Icon size={12} aria-hidden /> {t(`states.${state}`)}</span><b>{format.count(count)}</b>
              </Link>
            )
          })}
        </section>
      ))}
    </aside>
  )
}
