import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/use-format.ts'
import { Pill } from '../../../ui/pill.tsx'
import type { FigureFeed } from '../page/use-figures.ts'

/** How fresh the figures are, in real time; the business instant they hold for stands in the tooltip. */
export function LivePill({ feed, asOfMs }: { feed: FigureFeed; asOfMs: number | null }) {
  const { t } = useTranslation('journeys')
  const format = useFormat()
  const now = useNow(1000)
  const asOf = asOfMs === null ? undefined : t('strip.as-of', { when: format.exact(asOfMs) })
  if (feed.receivedAtMs === null) return <Pill>{t('strip.waiting')}</Pill>
  const seconds = Math.max(0, now - feed.receivedAtMs) / 1000
  const age = seconds < 60 ? t('strip.age-s', { n: format.number(seconds, seconds < 10 ? 1 : 0) }) : t('strip.age-min', { n: format.count(seconds / 60) })
  if (feed.state !== 'live') return <Pill tone="warn" dot title={asOf}>{t('strip.stale', { age })}</Pill>
  return <Pill tone="good" dot title={asOf}>{t('strip.live', { age })}</Pill>
}

function useNow(everyMs: number): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return now
}
