import { Button } from '@mantine/core'
import { Link, useLocation } from '@tanstack/react-router'
import type { IncidentRow, IncidentsNow } from '@parcours/server/router'
import { TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useIncidentsNow } from '../lib/incidents.ts'
import { useRealNow } from '../lib/real-now.ts'
import { useBusinessNow } from '../lib/system.ts'
import { useFormat } from '../lib/use-format.ts'
import { useWords } from '../lib/words.ts'
import styles from './incident-banner.module.css'

/** Places where people act on runs: there they must know what stands still. */
const PLACES = /^\/(journeys|runs|live)/

/** The gravest incident that is open, or that nobody watches; nothing while all is well. */
export function IncidentBanner() {
  const isThere = PLACES.test(useLocation({ select: ({ pathname }) => pathname }))
  const now = useIncidentsNow()
  if (!isThere || !now) return null
  if (now.silent) return <Silent watchedRealMs={now.watchedRealMs} />
  const [worst] = now.worst
  return worst ? <Open worst={worst} now={now} /> : null
}

function Open({ worst, now }: { worst: IncidentRow; now: IncidentsNow }) {
  const { t } = useTranslation('incidents')
  const words = useWords()
  const format = useFormat()
  const nowMs = useBusinessNow(60_000)
  const more = now.open - 1
  const facts = [
    t('banner.since', { when: format.when(worst.openedAtMs, nowMs) }),
    worst.runs > 0 && t('banner.runs', { count: worst.runs, shown: format.count(worst.runs) }),
    worst.holdsAll && t('banner.all-runs'),
    more > 0 && t('banner.more', { count: more, shown: format.count(more) }),
  ].filter((fact) => fact !== false)
  return (
    <div className={styles.banner} data-tone="bad" role="alert">
      <TriangleAlert className={styles.icon} size={15} aria-hidden />
      <strong>{words(worst.title)}</strong>
      <span className={styles.facts}>{facts.join(' · ')}</span>
      <Button variant="default" component={Link} to={more > 0 ? '/incidents' : `/incidents/${worst.incidentId}`}>{t(more > 0 ? 'banner.all' : 'banner.open')}</Button>
    </div>
  )
}

/** No news is no good news when nobody looks. */
function Silent({ watchedRealMs }: { watchedRealMs: number | null }) {
  const { t } = useTranslation('incidents')
  const format = useFormat()
  const realMs = useRealNow()
  return (
    <div className={styles.banner} data-tone="warn" role="alert">
      <TriangleAlert className={styles.icon} size={15} aria-hidden />
      <strong>{t('banner.silent')}</strong>
      <span className={styles.facts}>{watchedRealMs === null ? t('banner.never') : t('banner.silent-for', { age: format.duration(Math.max(0, realMs - watchedRealMs)) })}</span>
    </div>
  )
}
