import { Button, Select } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import type { LiveMapView } from '@parcours/server/router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../lib/use-format.ts'
import { Pill } from '../../ui/pill.tsx'
import { EmergencyStop } from '../../ui/steer/emergency-stop.tsx'
import { TopBar } from '../../ui/top-bar.tsx'
import styles from './live-bar.module.css'

const ALL = 'all'

interface LiveBarProps {
  journeyId: string
  name: string
  view: LiveMapView | undefined
  /** Absent: all versions together. */
  version: number | undefined
  stale: boolean
}

/** Whose map it is, how fresh, which versions, and the ways to the drawing and to the list. */
export function LiveBar({ journeyId, name, view, version, stale }: LiveBarProps) {
  const { t } = useTranslation('live')
  const format = useFormat()
  const navigate = useNavigate()
  const withRuns = view?.versions.filter((one) => one.open > 0 || one.live) ?? []
  const options = [{ value: ALL, label: t('all-versions') }, ...withRuns.map((one) => ({
    value: String(one.version), label: t(one.live ? 'version-live' : 'version-open', { version: one.version, open: format.count(one.open) }),
  }))]
  const choose = (value: string | null) => void navigate({
    to: '/journeys/$journeyId/live', params: { journeyId }, search: value === null || value === ALL ? {} : { version: Number(value) }, replace: true,
  })
  return (
    <TopBar
      title={<span className={styles.title}><Link to="/journeys/$journeyId" params={{ journeyId }}>{name || ' '}</Link><i>/</i>{t('title')}</span>}
      note={view && <Pill tone={stale ? 'warn' : 'good'} dot title={t('as-of', { when: format.exact(view.asOfMs) })}>{t(stale ? 'stale' : 'live')}</Pill>}
    >
      <Select
        w={190} data={options} value={version === undefined ? ALL : String(version)} onChange={choose} allowDeselect={false}
        aria-label={t('version')} data-testid="live-version"
      />
      <Button variant="default" component={Link} to={`/journeys/${journeyId}`}>{t('drawing')}</Button>
      <Button variant="default" renderRoot={(props) => <Link to="/runs" search={{ journey: journeyId, version }} {...props} />}>{t('list')}</Button>
      <EmergencyStop journeyId={journeyId} />
    </TopBar>
  )
}
