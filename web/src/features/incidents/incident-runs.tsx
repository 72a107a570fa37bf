import { Link, useNavigate } from '@tanstack/react-router'
import type { IncidentRow, RunRow } from '@parcours/server/router'
import type { TFunction } from 'i18next'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNodeName } from '../../lib/names.ts'
import { usePages } from '../../lib/pages.ts'
import { api, trpc } from '../../lib/trpc.ts'
import { useFormat } from '../../lib/use-format.ts'
import type { Column } from '../../ui/columns.ts'
import { DataList } from '../../ui/data-list.tsx'
import { RunStateMark } from '../../ui/run/run-state.tsx'
import { ErrorState, SkeletonText } from '../../ui/states.tsx'
import styles from './incident-panel.module.css'

const keyOf = (row: RunRow) => row.runId

/** The runs that an incident holds or has held, all of them; each opens its page. */
export function IncidentRuns({ incident: { incidentId } }: { incident: IncidentRow }) {
  const { t } = useTranslation('incidents')
  const format = useFormat()
  const nodeOf = useNodeName()
  const navigate = useNavigate()
  const [selected, setSelected] = useState<string>()
  const { rows, total, more, error, retry } = usePages({
    queryKey: [...trpc.incidents.runs.pathKey(), incidentId],
    load: (cursor, signal) => api.incidents.runs.query({ incidentId, cursor, limit: 100 }, { signal }),
    refetchMs: 5_000,
  })
  const columns = useMemo(() => runColumns(t, nodeOf), [t, nodeOf])
  if (error) return <ErrorState error={error} onRetry={retry} />
  if (total === null) return <SkeletonText lines={3} />
  if (total === 0) return <p className={styles.quiet}>{t('no-runs')}</p>
  return (
    <section className={styles.runs}>
      <div className={styles.line}>
        <h3>{t('runs', { count: total, shown: format.count(total) })}</h3>
        <Link to="/runs" search={{ incident: incidentId }}>{t('in-list')}</Link>
      </div>
      <div className={styles.list}>
        <DataList
          label={t('columns.runs')} columns={columns} rows={rows} total={total} rowKey={keyOf} selectedKey={selected} onEnd={more}
          onSelect={({ runId }) => setSelected(runId)} onOpen={({ runId }) => void navigate({ to: '/runs/$runId', params: { runId } })}
        />
      </div>
    </section>
  )
}

const runColumns = (t: TFunction<'incidents'>, nodeOf: (row: RunRow) => string): Column<RunRow>[] => [
  { key: 'case', head: t('run-columns.case'), width: '76px', cell: (row) => <Link to="/runs/$runId" params={{ runId: row.runId }}>{row.caseRef}</Link> },
  { key: 'person', head: t('run-columns.person'), width: 'minmax(90px, 1fr)', cell: (row) => row.person },
  { key: 'node', head: t('run-columns.node'), width: 'minmax(80px, 1fr)', from: 380, cell: nodeOf },
  { key: 'state', head: t('run-columns.state'), width: '92px', cell: (row) => <RunStateMark state={row.state} /> },
]
