import { Link } from '@tanstack/react-router'
import { useQuery } from '@tanstack/react-query'
import { Inbox, ListChecks, Route, Settings, TriangleAlert, Wallet } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useIncidentsNow } from '../lib/incidents.ts'
import { trpc } from '../lib/trpc.ts'
import { useFormat } from '../lib/use-format.ts'
import { BusinessClock } from './business-clock.tsx'
import { Choices } from './choices.tsx'
import styles from './rail.module.css'

const PLACES = [
  { to: '/journeys', name: 'journeys', Icon: Route },
  { to: '/runs', name: 'runs', Icon: ListChecks },
  { to: '/inbox', name: 'inbox', Icon: Inbox },
  { to: '/incidents', name: 'incidents', Icon: TriangleAlert },
  { to: '/portfolio', name: 'portfolio', Icon: Wallet },
  { to: '/settings', name: 'settings', Icon: Settings },
] as const

function useCounts(): Partial<Record<(typeof PLACES)[number]['name'], number>> {
  const runs = useQuery({ ...trpc.runs.counts.queryOptions(), refetchInterval: 5_000 })
  const queues = useQuery({ ...trpc.tasks.queues.queryOptions(), refetchInterval: 5_000 })
  const incidents = useIncidentsNow()
  return { incidents: incidents?.open, runs: runs.data?.open, inbox: queues.data?.reduce((sum, queue) => sum + queue.open, 0) }
}

/** The places of the product, with what waits in them; slim beside the canvas, at the bottom on a phone. */
export function Rail({ slim }: { slim: boolean }) {
  const { t } = useTranslation('app')
  const format = useFormat()
  const counts = useCounts()
  return (
    <nav className={styles.rail} data-slim={slim} aria-label={t('places.label')}>
      <b className={styles.brand}>{slim ? 'P' : 'Parcours'}</b>
      {PLACES.map(({ to, name, Icon }) => (
        <Link key={to} to={to} className={styles.place} activeProps={{ 'data-on': true }}>
          <Icon className={styles.icon} size={16} strokeWidth={1.8} aria-hidden />
          <span className={styles.name}>{t(`places.${name}`)}</span>
          {(counts[name] ?? 0) > 0 && (
            <span className={styles.count} data-bad={name === 'incidents'} title={t(`places.${name}-count`)}>{format.count(counts[name] ?? 0)}</span>
          )}
        </Link>
      ))}
      <span className={styles.space} />
      <BusinessClock slim={slim} />
      <Choices slim={slim} />
    </nav>
  )
}
