import { Drawer } from '@mantine/core'
import type { FigureFilter, VisitRow } from '@parcours/server/router'
import { useTranslation } from 'react-i18next'
import type { FigureQuestion } from '../../../canvas/editor.ts'
import { usePages, type ListPage } from '../../../lib/pages.ts'
import { api, trpc } from '../../../lib/trpc.ts'
import { useFormat } from '../../../lib/use-format.ts'
import { VisitTable } from '../../../ui/figure-list/visit-table.tsx'
import { EmptyState, ErrorState, SkeletonRows } from '../../../ui/states.tsx'

const RATES = ['delivered', 'replied', 'clicked', 'right_party', 'promise'] as const
const LIMIT = 100

export type RateQuestion = Extract<FigureQuestion, { kind: 'rate' }>
interface RateListProps { question: RateQuestion; filter: FigureFilter; onClose: () => void }

/** The visits on one side of a channel rate. The other figures of a card ask for visits by outcome; these by contact. */
export function RateList({ question, filter, onClose }: RateListProps) {
  const { t } = useTranslation('journeys')
  const format = useFormat()
  const { rows, total, more, error, retry } = usePages({
    queryKey: [...trpc.figures.pathKey(), 'rate', filter, question], load: (cursor, signal) => load({ question, filter, onClose }, cursor, signal),
  })
  return (
    <Drawer
      opened onClose={onClose} position="right" size={720} padding={0} closeButtonProps={{ 'aria-label': t('close'), mr: 12 }}
      title={`${question.title} ${total === null ? '' : format.count(total)}`} styles={{ header: { paddingLeft: 16 }, body: { height: 'calc(100% - 60px)', display: 'flex' } }}
    >
      {error ? <ErrorState error={error} onRetry={retry} /> : null}
      {!error && total === null && <SkeletonRows rows={18} />}
      {total === 0 && <EmptyState title={t('canvas.list.empty')} />}
      {total !== null && total > 0 && <VisitTable label={question.title} rows={rows} total={total} onEnd={more} />}
    </Drawer>
  )
}

function load({ question, filter }: RateListProps, cursor: string | undefined, signal: AbortSignal): Promise<ListPage<VisitRow>> {
  const rate = RATES.find((name) => name === question.rate)
  if (!rate) return Promise.resolve({ total: 0, rows: [], next: null })
  return api.figures.list.query({ filter, nodeId: question.nodeId, what: 'rate', rate, part: question.part, cursor, limit: LIMIT }, { signal })
}
