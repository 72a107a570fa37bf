import { Tooltip } from '@mantine/core'
import { useInterval } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { BUSINESS_ZONE } from '../lib/instants.ts'
import { useBusinessNow, useSystem } from '../lib/system.ts'
import { useFormat } from '../lib/use-format.ts'
import { Pill } from '../ui/pill.tsx'
import styles from './business-clock.module.css'

/** The desk does not answer: what is on screen is as old as this. */
function Away({ sinceMs, slim }: { sinceMs: number; slim: boolean }) {
  const { t } = useTranslation('app')
  const format = useFormat()
  const [nowMs, setNowMs] = useState(() => Date.now())
  useInterval(() => setNowMs(Date.now()), 1000, { autoInvoke: true })
  return <div className={styles.clock} data-slim={slim} data-away role="status"><Pill tone="bad" dot>{t('clock.away', { age: format.duration(nowMs - sinceMs) })}</Pill></div>
}

/** Which time it is for journeys, how fast it goes, and that a sandbox plays the outside world. */
export function BusinessClock({ slim }: { slim: boolean }) {
  const { t } = useTranslation('app')
  const format = useFormat()
  const system = useSystem()
  const now = useBusinessNow()
  if (!system.data) return null
  if (system.isError) return <Away sinceMs={system.dataUpdatedAt} slim={slim} />
  const { clock, demo } = system.data
  const speed = clock.factor === 1 ? null : format.factor(clock.factor)
  return (
    <Tooltip label={t(demo ? 'clock.demo-hint' : 'clock.hint', { zone: BUSINESS_ZONE })} position="right">
      <div className={styles.clock} data-slim={slim}>
        {demo && <Pill tone="warn">{t('sandbox')}</Pill>}
        {!slim && <span className={styles.label}>{t('clock.label')}</span>}
        <span className={styles.now}>
          <span>{format.part(now, 'weekdayDay')}</span> <span>{format.part(now, 'time')}</span>
        </span>
        <span className={styles.label}>{[clock.running ? speed : t('clock.stopped'), demo && !slim ? t('clock.demo') : null].filter(Boolean).join(' · ')}</span>
      </div>
    </Tooltip>
  )
}
