import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { DraftView } from '@parcours/server/router'
import { useTranslation } from 'react-i18next'
import { trpc } from '../../../lib/trpc.ts'
import { useFormat } from '../../../lib/use-format.ts'
import { Pill } from '../../../ui/pill.tsx'
import styles from './live-pills.module.css'

/** Which version the draft becomes, which one serves newcomers now with how many open runs, and who is still on older ones. */
export function LivePills({ view }: { view: DraftView }) {
  const { t } = useTranslation('journeys')
  const format = useFormat()
  const list = useQuery({ ...trpc.journeys.list.queryOptions(), refetchInterval: 5_000 })
  const open = list.data?.find((journey) => journey.id === view.journeyId)?.openRuns ?? view.live?.openRuns ?? 0
  const older = view.versions.reduce((sum, { versionId, openRuns }) => sum + (versionId === view.live?.versionId ? 0 : openRuns), 0)
  return (
    <span className={styles.pills}>
      <Pill>{t('bar.draft-of', { version: (view.live?.version ?? 0) + 1 })}</Pill>
      {view.live ? (
        <Link to="/runs" search={{ journey: view.journeyId }}>
          <Pill tone="good" dot>{t('bar.live', { version: view.live.version, open: format.count(open) })}</Pill>
        </Link>
      ) : <Pill>{t('bar.not-live')}</Pill>}
      {older > 0 && (
        <Link to="/journeys/$journeyId/move" params={{ journeyId: view.journeyId }} data-testid="move-runs">
          <Pill tone="warn">{t('bar.older', { count: older, shown: format.count(older) })}</Pill>
        </Link>
      )}
    </span>
  )
}
