import { Progress } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ImportView } from '@parcours/server/router'
import { useTranslation } from 'react-i18next'
import { useActorName } from '../../lib/actor-name.ts'
import { trpc } from '../../lib/trpc.ts'
import { useFormat } from '../../lib/use-format.ts'
import { Panel } from '../../ui/panel.tsx'
import { ErrorState, SkeletonText } from '../../ui/states.tsx'
import { EnrolmentPanel } from './enrolment-panel.tsx'
import styles from './import-report.module.css'
import { ImportStatus } from './import-status.tsx'
import { RefusalPanel } from './refusal-panel.tsx'
import { UnallocatedPanel } from './unallocated-panel.tsx'

const isMoving = (view: ImportView | undefined) => view === undefined || view.status === 'running' || view.status === 'mapping'

/** What became of a file: counted while it runs, to be compared with the ledger when it is through. */
export function ImportReport({ importId }: { importId: string }) {
  const { t } = useTranslation('portfolio')
  const actorName = useActorName()
  const query = useQuery({
    ...trpc.imports.get.queryOptions({ importId }), refetchInterval: ({ state }) => (isMoving(state.data) ? 500 : 10_000),
  })
  const { data: view, error, refetch } = query
  if (!view) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <SkeletonText lines={10} />
  const through = view.status === 'loaded' || view.status === 'confirmed'
  return (
    <div className={styles.report}>
      <Panel title={view.fileName} aside={<ImportStatus row={view} />}>
        <p className={styles.about}>{t('report.about', { kind: t(`kinds.${view.kind}`), actor: actorName(view.actor), encoding: view.encoding, delimiter: view.delimiter === '\t' ? t('delimiters.tab') : view.delimiter })}</p>
        {view.status === 'running' && <Running view={view} />}
        {view.status === 'failed' && <p role="alert" className={styles.failed}>{t('report.failed')}</p>}
        <Totals view={view} />
      </Panel>
      {through && view.kind === 'portfolio' && <EnrolmentPanel view={view} />}
      {view.kind === 'payments' && view.unallocated.length > 0 && <UnallocatedPanel view={view} />}
      {view.refusalsTotal > 0 && <RefusalPanel view={view} />}
    </div>
  )
}

function Running({ view }: { view: ImportView }) {
  const { t } = useTranslation('portfolio')
  const format = useFormat()
  const { done, total } = view.progress
  const label = t('report.progress', { done: format.count(done), total: format.count(total) })
  return (
    <div className={styles.running}>
      <Progress value={total > 0 ? (100 * done) / total : 0} size="sm" aria-label={label} transitionDuration={200} />
      <span>{label}</span>
    </div>
  )
}

/** Rows and money as read: the control totals. */
function Totals({ view }: { view: ImportView }) {
  const { t } = useTranslation('portfolio')
  const format = useFormat()
  const counts = (['inserted', 'updated', 'unchanged', 'refused'] as const).map((key) => ({ key, value: format.count(view[key]) }))
  const money = Object.entries(view.totals.amountCents).map(([currency, cents]) => ({ key: currency, value: format.money(cents, currency) }))
  return (
    <dl className={styles.totals}>
      <div><dt>{t('report.rows')}</dt><dd>{format.count(view.totals.rows)}</dd></div>
      {counts.map(({ key, value }) => <div key={key} data-bad={key === 'refused' && view.refused > 0}><dt>{t(`report.${key}`)}</dt><dd>{value}</dd></div>)}
      {money.map(({ key, value }) => <div key={key}><dt>{t('report.money', { currency: key })}</dt><dd>{value}</dd></div>)}
    </dl>
  )
}
