import type { BulkPageView } from '@parcours/server/router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/use-format.ts'
import { useWords } from '../../../lib/words.ts'
import { TabBar } from '../../../ui/tab-bar.tsx'
import { ITEM_STATES, type ItemChoice } from '../job.ts'
import styles from './item-tabs.module.css'

interface ItemTabsProps {
  job: BulkPageView
  choice: ItemChoice
  onChange: (choice: ItemChoice) => void
}

/** The states with their counts, whose sum is the total; below, why runs of a state were left out or failed. */
export function ItemTabs({ job: { total, counts, codes }, choice, onChange }: ItemTabsProps) {
  const { t } = useTranslation('jobs')
  const format = useFormat()
  const words = useWords()
  const tabs = [
    { value: 'all' as const, label: <Count label={t('items.all')} count={format.count(total)} none={false} /> },
    ...ITEM_STATES.map((state) => ({ value: state, label: <Count state={state} label={t(`items.${state}`)} count={format.count(counts[state])} none={counts[state] === 0} /> })),
  ]
  const reasons = codes.filter(({ state }) => state === choice.state)
  return (
    <>
      <TabBar label={t('items.label')} value={choice.state ?? 'all'} tabs={tabs} onChange={(value) => onChange(value === 'all' ? {} : { state: value })} />
      {reasons.length > 0 && (
        <div className={styles.reasons} role="group" aria-label={t('items.reasons')}>
          <button type="button" aria-pressed={choice.code === undefined} onClick={() => onChange({ state: choice.state })}>{t('items.every')}</button>
          {reasons.map(({ code, words: why, n }) => (
            <button key={code} type="button" aria-pressed={choice.code === code} data-testid={`reason-${code}`} onClick={() => onChange({ state: choice.state, code })}>
              {words(why)} <b>{format.count(n)}</b>
            </button>
          ))}
        </div>
      )}
    </>
  )
}

function Count({ state, label, count, none }: { state?: string; label: string; count: string; none: boolean }) {
  return <span className={styles.tab} data-state={state} data-none={none} data-testid={`items-${state ?? 'all'}`}>{state && <i aria-hidden />}{label} <b>{count}</b></span>
}
