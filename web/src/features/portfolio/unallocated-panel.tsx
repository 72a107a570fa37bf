import type { ImportView } from '@parcours/server/router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../lib/use-format.ts'
import { useWords } from '../../lib/words.ts'
import { Panel } from '../../ui/panel.tsx'
import { Table } from '../../ui/table.tsx'

type Payment = ImportView['unallocated'][number] & { currency?: string }

/** Money that fits no debt: kept and listed, not refused. */
export function UnallocatedPanel({ view }: { view: ImportView }) {
  const { t } = useTranslation('portfolio')
  const words = useWords()
  const format = useFormat()
  // A file may mix currencies: where a payment does not name its own, the totals do if they name only one.
  const [only, other] = Object.keys(view.totals.amountCents)
  const amount = ({ amountCents, currency = other === undefined ? only : undefined }: Payment) =>
    (currency === undefined ? format.number(amountCents / 100, 2) : format.money(amountCents, currency))
  return (
    <Panel title={t('unallocated.title', { count: view.unallocated.length })}>
      <Table head={[{ label: t('refusals.line') }, { label: t('columns.reference') }, { label: t('unallocated.amount'), align: 'end' }, { label: t('refusals.reason') }]}>
        {view.unallocated.map((payment) => (
          <tr key={payment.line}>
            <td>{format.count(payment.line)}</td>
            <td>{payment.reference}</td>
            <td data-align="end">{amount(payment)}</td>
            <td data-quiet>{words(payment.reason)}</td>
          </tr>
        ))}
      </Table>
    </Panel>
  )
}
