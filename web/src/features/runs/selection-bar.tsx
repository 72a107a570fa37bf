import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../lib/use-format.ts'
import styles from './selection-bar.module.css'
import type { RunSelection } from './selection.ts'

interface SelectionBarProps {
  selection: RunSelection
  /** All that the filter finds. */
  total: number
  onAll: () => void
  onClear: () => void
  /** What may be done with the selection: buttons at the right. */
  actions?: (selection: RunSelection) => ReactNode
}

/** How many are selected, the step to all of the filter, and what may be done with them. */
export function SelectionBar({ selection, total, onAll, onClear, actions }: SelectionBarProps) {
  const { t } = useTranslation('runs')
  const format = useFormat()
  const count = selection.kind === 'filter' ? selection.total : selection.runIds.length
  return (
    <div className={styles.bar} role="region" aria-label={t('selection.label')} data-testid="selection-bar">
      <b role="status">{t(selection.kind === 'filter' ? 'selection.all' : 'selection.some', { count, shown: format.count(count) })}</b>
      {selection.kind === 'runs' && total > count && (
        <button type="button" className={styles.link} onClick={onAll} data-testid="select-all-of-filter">{t('selection.or-all', { count: total, shown: format.count(total) })}</button>
      )}
      <button type="button" className={styles.link} onClick={onClear}>{t('selection.clear')}</button>
      <span className={styles.space} />
      {actions?.(selection)}
    </div>
  )
}
