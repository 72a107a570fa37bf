import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { IncidentView } from '@parcours/server/router'
import { useTranslation } from 'react-i18next'
import { useRealNow } from '../../lib/real-now.ts'
import { useBusinessNow } from '../../lib/system.ts'
import { trpc } from '../../lib/trpc.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useWords } from '../../lib/words.ts'
import { SidePanel } from '../../ui/side-panel.tsx'
import { StateDot } from '../../ui/state-dot.tsx'
import { ErrorState, SkeletonText } from '../../ui/states.tsx'
import styles from './incident-panel.module.css'
import { IncidentRuns } from './incident-runs.tsx'
import { MoveBack } from './move-back.tsx'

/** One incident: what is known of it, what solves it, and the runs that it holds. */
export function IncidentPanel({ incidentId, onClose }: { incidentId: string; onClose: () => void }) {
  const { t } = useTranslation('incidents')
  const words = useWords()
  const { data: incident, error, refetch } = useQuery({ ...trpc.incidents.get.queryOptions({ incidentId }), refetchInterval: 2_000 })
  return (
    <SidePanel label={t('panel')} title={incident ? words(incident.title) : ' '} note={incident && <State incident={incident} />} onClose={onClose} width={480}>
      {!incident && error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!incident && !error && <SkeletonText lines={6} />}
      {incident && <Body incident={incident} />}
    </SidePanel>
  )
}

function State({ incident: { closedRealMs, openedRealMs, openedAtMs, closedAtMs } }: { incident: IncidentView }) {
  const { t } = useTranslation('incidents')
  const format = useFormat()
  const nowMs = useBusinessNow(60_000)
  const realMs = useRealNow()
  const isOpen = closedRealMs === null
  const atMs = closedAtMs ?? openedAtMs
  const age = format.duration(Math.max(0, (closedRealMs ?? realMs) - openedRealMs))
  return (
    <>
      <StateDot color={isOpen ? 'var(--bad)' : 'var(--good)'}>{t(isOpen ? 'state.open' : 'state.closed', { age })}</StateDot>
      {' · '}
      <time title={format.exact(atMs)}>{t(isOpen ? 'opened-at' : 'closed-at', { when: format.when(atMs, nowMs) })}</time>
    </>
  )
}

function Body({ incident }: { incident: IncidentView }) {
  const { t } = useTranslation('incidents')
  const words = useWords()
  const { closedAtMs, importId, temporalUiUrl, cause } = incident
  return (
    <div className={styles.body}>
      <p>{words(incident.detail)}</p>
      {closedAtMs === null && (
        <section className={styles.solves}>
          <h3>{t('solves')}</h3>
          <p>{words(incident.action)}</p>
          <MoveBack incident={incident} />
        </section>
      )}
      <div className={styles.links}>
        {importId && <Button variant="default" component={Link} to={`/portfolio/imports/${importId}`}>{t('import')}</Button>}
        {cause === 'workflow_task_failing' && temporalUiUrl && <Button variant="default" component="a" href={temporalUiUrl} target="_blank" rel="noreferrer">{t('temporal')}</Button>}
      </div>
      {incident.holdsAll ? <p className={styles.quiet}>{t('all-runs-hint')}</p> : <IncidentRuns incident={incident} />}
    </div>
  )
}
