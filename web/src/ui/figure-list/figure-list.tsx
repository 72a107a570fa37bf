import { Drawer } from '@mantine/core'
import type { VisitRow } from '@parcours/server/router'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { afterSecondClick } from '../../lib/once.ts'
import { useFormat } from '../../lib/use-format.ts'
import { EmptyState, ErrorState, SkeletonRows } from '../states.tsx'
import styles from './figure-list.module.css'
import type { FigureQuery } from './figure-query.ts'
import { useVisits } from './use-visits.ts'
import { VisitTable } from './visit-table.tsx'

interface FigureListProps {
  /** Null: closed. */
  query: FigureQuery | null
  /** What is counted, in words: "Reminder call, here now". The number is added. */
  title: string
  /** In words how a visit was left; null while the person is there, or the run is open. */
  outcomeOf: (row: VisitRow) => string | null
  onClose: () => void
}

/** The drawer that a figure opens: the visits it counts, with the same number in its title. */
export function FigureList({ query, title, outcomeOf, onClose }: FigureListProps) {
  const settled = useSettled(query !== null)
  return (
    <Drawer.Root opened={query !== null} closeOnClickOutside={settled} onClose={onClose} position="right" size={720} transitionProps={{ duration: 140 }}>
      <Drawer.Overlay color="var(--shade)" backgroundOpacity={1} />
      <Drawer.Content>
        {query && <div className={styles.content}><Opened query={query} title={title} outcomeOf={outcomeOf} /></div>}
      </Drawer.Content>
    </Drawer.Root>
  )
}

/** False until the second click of a double click on the figure is over: it would close the list again. */
function useSettled(opened: boolean): boolean {
  const [settled, setSettled] = useState(false)
  useEffect(() => {
    if (!opened) return undefined
    let alive = true
    void afterSecondClick().then(() => { if (alive) setSettled(true) })
    return () => { alive = false; setSettled(false) }
  }, [opened])
  return settled
}

function Opened({ query, title, outcomeOf }: Pick<FigureListProps, 'title' | 'outcomeOf'> & { query: FigureQuery }) {
  const { t } = useTranslation('lists')
  const format = useFormat()
  const { rows, total, more, error, retry } = useVisits(query)
  // Most figures of the strip count runs, the others visits.
  const open = t(query.kind === 'strip' && query.name !== 'postponed_by_law' ? 'open' : 'here-now')
  const wordsOf = useCallback((row: VisitRow) => outcomeOf(row) ?? open, [outcomeOf, open])
  return (
    <>
      <Drawer.Header className={styles.head}>
        <Drawer.Title>{title}{total !== null && <span className={styles.total}>{format.count(total)}</span>}</Drawer.Title>
        <Drawer.CloseButton aria-label={t('close')} />
      </Drawer.Header>
      {error ? <ErrorState error={error} onRetry={retry} /> : null}
      {!error && total === null && <SkeletonRows rows={18} />}
      {total === 0 && <EmptyState title={t('empty.title')} hint={t('empty.hint')} />}
      {total !== null && total > 0 && <VisitTable label={title} rows={rows} total={total} outcomeOf={wordsOf} onEnd={more} />}
    </>
  )
}
