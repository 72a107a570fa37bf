import { Button } from '@mantine/core'
import type { RunRow } from '@parcours/server/router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useName, useNodeName } from '../../lib/names.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useWords } from '../../lib/words.ts'
import { DataList } from '../../ui/data-list.tsx'
import { EmptyState, ErrorState, SkeletonRows } from '../../ui/states.tsx'
import { commonCurrency, runColumns } from './run-columns.tsx'
import styles from './run-list.module.css'
import type { useRuns } from './use-runs.ts'

interface RunListProps {
  runs: ReturnType<typeof useRuns>
  selected: string | undefined
  nowMs: number
  onSelect: (row: RunRow) => void
  onOpen: (row: RunRow) => void
  /** True while the pointer is over the list. */
  onStill: (still: boolean) => void
  onClear: () => void
}

const keyOf = (row: RunRow) => row.runId

export function RunList({ runs, selected, nowMs, onSelect, onOpen, onStill, onClear }: RunListProps) {
  const { t } = useTranslation('runs')
  const words = useWords()
  const format = useFormat()
  const [nameOf, nodeOf] = [useName(), useNodeName()]
  const currency = commonCurrency(runs.rows)
  const columns = useMemo(() => runColumns({ t, words, nameOf, nodeOf, format, nowMs, currency }), [t, words, nameOf, nodeOf, format, nowMs, currency])
  if (runs.error) return <ErrorState error={runs.error} onRetry={runs.retry} />
  if (runs.total === null) return <SkeletonRows rows={24} />
  if (runs.total === 0) {
    return <EmptyState title={t('empty.title')} hint={t('empty.hint')} action={<Button variant="default" onClick={onClear}>{t('empty.action')}</Button>} />
  }
  return (
    <div className={styles.list} data-stale={runs.stale} onPointerEnter={() => onStill(true)} onPointerLeave={() => onStill(false)}>
      <DataList
        label={t('title')} columns={columns} rows={runs.rows} total={runs.total} rowKey={keyOf} selectedKey={selected}
        onSelect={onSelect} onOpen={onOpen} onEnd={runs.more}
      />
    </div>
  )
}
