import { Button } from '@mantine/core'
import type { RunRow } from '@parcours/server/router'
import { useMemo, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useName, useNodeName } from '../../lib/names.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useWords } from '../../lib/words.ts'
import { DataList } from '../../ui/data-list.tsx'
import { EmptyState, ErrorState, SkeletonRows } from '../../ui/states.tsx'
import { commonCurrency, runColumns, type ColumnKey } from './run-columns.tsx'
import styles from './run-list.module.css'
import { tickColumn } from './tick-column.tsx'
import type { useRuns } from './use-runs.ts'
import type { Ticks } from './use-ticks.ts'
import { WhyNotHint } from './why-not-hint.tsx'

interface RunListProps {
  runs: ReturnType<typeof useRuns>
  ticks: Ticks
  columns: readonly ColumnKey[]
  /** What was typed into the search box. */
  search: string
  selected: string | undefined
  nowMs: number
  onSelect: (row: RunRow) => void
  onOpen: (row: RunRow) => void
  /** True while the pointer is over the list. */
  onStill: (still: boolean) => void
  onClear: () => void
}

const keyOf = (row: RunRow) => row.runId

export function RunList(props: RunListProps) {
  const { runs, ticks, selected, search, onSelect, onOpen, onStill, onClear } = props
  const { t } = useTranslation('runs')
  const columns = useColumns(props)
  if (runs.error) return <ErrorState error={runs.error} onRetry={runs.retry} />
  if (runs.total === null) return <SkeletonRows rows={24} />
  if (runs.total === 0) {
    return (
      <EmptyState title={t('empty.title')} hint={t('empty.hint')} action={<><Button variant="default" onClick={onClear}>{t('empty.action')}</Button><WhyNotHint search={search} /></>} />
    )
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!ticks.isTickKey(event) || selected === undefined || event.target instanceof HTMLInputElement) return
    event.preventDefault()
    ticks.toggle(selected)
  }
  return (
    <div
      className={styles.list} data-stale={runs.stale} onPointerEnter={() => onStill(true)} onPointerLeave={() => onStill(false)}
      onKeyDownCapture={ticks.noteShift} onPointerDownCapture={ticks.noteShift} onKeyDown={onKeyDown}
    >
      <DataList
        label={t('title')} columns={columns} rows={runs.rows} total={runs.total} rowKey={keyOf} selectedKey={selected}
        onSelect={(row) => { ticks.reach(row.runId, selected); onSelect(row) }} onOpen={onOpen} onEnd={runs.more}
      />
    </div>
  )
}

function useColumns({ runs, ticks, columns: keys, nowMs }: RunListProps) {
  const { t } = useTranslation('runs')
  const words = useWords()
  const format = useFormat()
  const [nameOf, nodeOf] = [useName(), useNodeName()]
  const currency = commonCurrency(runs.rows)
  const { ticked, toggle, toggleLoaded, loaded } = ticks
  const shown = useMemo(() => runColumns(keys, { t, words, nameOf, nodeOf, format, nowMs, currency }), [keys, t, words, nameOf, nodeOf, format, nowMs, currency])
  return useMemo(() => [tickColumn({ ticked, toggle, toggleLoaded, loaded }, t), ...shown], [ticked, toggle, toggleLoaded, loaded, t, shown])
}
