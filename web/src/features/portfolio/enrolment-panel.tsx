import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ImportView } from '@parcours/server/router'
import { useTranslation } from 'react-i18next'
import { notifyDone, notifyError } from '../../lib/notify.ts'
import { useOnce } from '../../lib/once.ts'
import { trpc } from '../../lib/trpc.ts'
import { useFormat } from '../../lib/use-format.ts'
import { Panel } from '../../ui/panel.tsx'
import { Table } from '../../ui/table.tsx'
import styles from './enrolment-panel.module.css'

/** Who would enter which journey, and who not and why: counted before anything starts. */
export function EnrolmentPanel({ view }: { view: ImportView }) {
  const { t } = useTranslation('portfolio')
  const format = useFormat()
  const client = useQueryClient()
  const confirm = useOnce({
    ...trpc.imports.confirm.mutationOptions(),
    onError: notifyError,
    onSuccess: () => {
      notifyDone(t('confirmed'))
      void client.invalidateQueries({ queryKey: trpc.imports.pathKey() })
    },
  })
  const entering = view.enrolment.reduce((sum, journey) => sum + journey.matches, 0)
  const waiting = view.status === 'loaded'
  return (
    <Panel title={t(waiting ? 'enrolment.title' : 'enrolment.title-done')}>
      {view.enrolment.length === 0 && <p className={styles.quiet}>{t('enrolment.none')}</p>}
      {view.enrolment.length > 0 && (
        <Table head={[{ label: t('enrolment.journey') }, { label: t('enrolment.enter'), align: 'end' }, { label: t('enrolment.excluded') }]}>
          {view.enrolment.map((journey) => (
            <tr key={journey.journeyId}>
              <td><Link to="/journeys/$journeyId" params={{ journeyId: journey.journeyId }}>{journey.journeyName}</Link></td>
              <td data-align="end"><b>{format.count(journey.matches)}</b></td>
              <td data-quiet>{journey.excluded.map(({ reason, count }) => `${format.count(count)} ${t(`reasons.${reason}`, { ns: 'app', defaultValue: reason.replaceAll('_', ' ') })}`).join(' · ') || t('enrolment.nobody')}</td>
            </tr>
          ))}
        </Table>
      )}
      {waiting && (
        <div className={styles.end}>
          <span>{t('enrolment.what-happens', { count: entering, cases: format.count(entering) })}</span>
          <Button loading={confirm.isPending} onClick={() => confirm.mutate({ importId: view.importId })}>{t('confirm-import')}</Button>
        </div>
      )}
    </Panel>
  )
}
