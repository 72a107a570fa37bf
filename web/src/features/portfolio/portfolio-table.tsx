import { Button } from '@mantine/core'
import type { PortfolioView } from '@parcours/server/router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../lib/use-format.ts'
import { Table } from '../../ui/table.tsx'
import { LetterheadDialog } from './letterhead-dialog.tsx'
import styles from './portfolio-table.module.css'

/** Whose debts, who collects them, under which law, how much; with the credit that data of others asks for. */
export function PortfolioTable({ portfolios }: { portfolios: readonly PortfolioView[] }) {
  const { t } = useTranslation('portfolio')
  const format = useFormat()
  const [writing, setWriting] = useState<PortfolioView>()
  const head = (['name', 'creditor', 'collector', 'country', 'packs'] as const).map((key) => ({ label: t(`portfolios.${key}`) }))
  const numbers = (['persons', 'cases', 'debts', 'arrears'] as const).map((key) => ({ label: t(`portfolios.${key}`), align: 'end' as const }))
  const credits = portfolios.flatMap(({ portfolioId, name, credit }) => (credit ? [{ portfolioId, name, credit }] : []))
  return (
    <section className={styles.portfolios} aria-label={t('portfolios.title')}>
      <Table head={[...head, ...numbers, { label: '' }]}>
        {portfolios.map((portfolio) => (
          <tr key={portfolio.portfolioId}>
            <td><b>{portfolio.name}</b></td>
            <td>{portfolio.creditor}</td>
            <td>{t(`collectors.${portfolio.collector}`)}</td>
            <td>{portfolio.country}</td>
            <td>{portfolio.packs.join(', ')}</td>
            <td data-align="end">{format.count(portfolio.persons)}</td>
            <td data-align="end">{format.count(portfolio.cases)}</td>
            <td data-align="end">{format.count(portfolio.debts)}</td>
            <td data-align="end">{format.money(portfolio.arrearsCents, portfolio.currency)}</td>
            <td data-align="end">
              <Button variant="subtle" size="compact-sm" color="gray" my={-4} aria-label={t('letterhead.of', { portfolio: portfolio.name })} onClick={() => setWriting(portfolio)}>{t('letterhead.title')}</Button>
            </td>
          </tr>
        ))}
      </Table>
      {credits.map(({ portfolioId, name, credit }) => <p key={portfolioId} className={styles.credit}>{name}: {credit}</p>)}
      {writing && <LetterheadDialog portfolio={writing} onClose={() => setWriting(undefined)} />}
    </section>
  )
}
