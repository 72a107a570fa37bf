import type { ImportView } from '@parcours/server/router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../lib/use-format.ts'
import { useWords } from '../../lib/words.ts'
import { Panel } from '../../ui/panel.tsx'
import { Table } from '../../ui/table.tsx'

/** Money that fits no debt: kept and listed, not refused. */
export function UnallocatedPanel({ view }: { view: ImportView }) {
  const { t } = useTranslation('portfolio')
  const words = useWords()
  const format = useFormat()
  // Payments of one file are of one currency; the control totals name it.
  const currency = Object.keys(view.totals.amountCents)[0] ?? 'EUR'
  return (
    <Panel title={t('unallocated.title', { count: view.unallocated.length })}>
      <Table head={[{ label: t('refusals.line') }, { label: t('columns.reference') }, { label: t('unallocated.amount'), align: 'end' }, { label: t('refusals.reason') }]}>
        {view.unallocated.map((payment) => (
          <tr key={payment.line}>
            <td>{format.count(payment.line)}</td>
            <td>{payment.reference}</td>
            <td data-align="end">{format.money(payment.amountCents, currency)}</td>
            <td data-quiet>{words(payment.reason)}</td>
          </tr>
        ))}
      </Table>
    </Panel>
  )
}
