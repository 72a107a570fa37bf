import { Drawer } from '@mantine/core'
import { useTranslation } from 'react-i18next'
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
  onClose: () => void
}

/** The drawer that a figure opens: the visits it counts, with the same number in its title. */
export function FigureList({ query, title, onClose }: FigureListProps) {
  return (
    <Drawer.Root opened={query !== null} onClose={onClose} position="right" size={720} transitionProps={{ duration: 140 }}>
      <Drawer.Overlay color="var(--shade)" backgroundOpacity={1} />
      <Drawer.Content>
        {query && <div className={styles.content}><Opened query={query} title={title} /></div>}
      </Drawer.Content>
    </Drawer.Root>
  )
}

function Opened({ query, title }: { query: FigureQuery; title: string }) {
  const { t } = useTranslation('lists')
  const format = useFormat()
  const { rows, total, more, error, retry } = useVisits(query)
  return (
    <>
      <Drawer.Header className={styles.head}>
        <Drawer.Title>{title}{total !== null && <span className={styles.total}>{format.count(total)}</span>}</Drawer.Title>
        <Drawer.CloseButton aria-label={t('close')} />
      </Drawer.Header>
      {error ? <ErrorState error={error} onRetry={retry} /> : null}
      {!error && total === null && <SkeletonRows rows={18} />}
      {total === 0 && <EmptyState title={t('empty.title')} hint={t('empty.hint')} />}
      {total !== null && total > 0 && <VisitTable label={title} rows={rows} total={total} onEnd={more} />}
    </>
  )
}
