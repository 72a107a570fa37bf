import type { RunView } from '@parcours/server/router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../lib/use-format.ts'
import { daysPastDue } from './days-past-due.ts'

/** "C-204711 · 2 debts · € 1,240.00 in arrears of € 3,480.00 · 23 days past due". */
export function RunSummary({ run, nowMs }: { run: RunView; nowMs: number }) {
  const { t } = useTranslation('run')
  const format = useFormat()
  const balance = run.debts.reduce((sum, debt) => sum + debt.balanceCents, 0)
  const late = daysPastDue(run.debts, nowMs)
  const arrears = t('arrears-of', { arrears: format.money(run.row.arrearsCents, run.currency), balance: format.money(balance, run.currency) })
  const parts = [run.row.caseRef, t('debts', { count: run.debts.length }), arrears, late === null ? null : t('late', { count: late })]
  return <>{parts.filter(Boolean).join(' · ')}</>
}
