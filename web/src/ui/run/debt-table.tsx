import type { RunView } from '@parcours/server/router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../lib/use-format.ts'
import styles from './debt-table.module.css'

/** The debts that the run treats: one line each. */
export function DebtTable({ run }: { run: RunView }) {
  const { t } = useTranslation('run')
  const format = useFormat()
  return (
    <div className={styles.wrap}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{t('debt.reference')}</th><th>{t('debt.due')}</th><th>{t('debt.status')}</th>
            <th data-align="end">{t('debt.arrears')}</th><th data-align="end">{t('debt.balance')}</th>
          </tr>
        </thead>
        <tbody>
          {run.debts.map((debt) => (
            <tr key={debt.reference}>
              <td>{debt.reference}</td>
              <td>{format.day(debt.dueDate)}</td>
              <td>{t(`debt.statuses.${debt.status}`, { defaultValue: debt.status })}</td>
              <td data-align="end">{format.money(debt.arrearsCents, run.currency)}</td>
              <td data-align="end">{format.money(debt.balanceCents, run.currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
