import type { Words } from '@parcours/journey'
import { Link } from '@tanstack/react-router'
import type { BulkItemView } from '@parcours/server/router'
import type { TFunction } from 'i18next'
import type { Format } from '../../../lib/use-format.ts'
import type { Column } from '../../../ui/columns.ts'
import { StateDot } from '../../../ui/state-dot.tsx'

interface ColumnWords {
  t: TFunction<'jobs'>
  words: (words: Words | null) => string
  format: Format
  nowMs: number
}

const COLOR: Record<BulkItemView['state'], string> = {
  done: 'var(--good)', skipped: 'var(--flow)', failed: 'var(--bad)', sent: 'var(--accent)', queued: 'var(--line-strong)', cancelled: 'var(--line-strong)',
}

export const itemColumns = ({ t, words, format, nowMs }: ColumnWords): Column<BulkItemView>[] => [
  { key: 'case', head: t('items.columns.case'), width: '110px', cell: (row) => <Link to="/runs/$runId" params={{ runId: row.runId }}>{row.caseRef}</Link> },
  { key: 'person', head: t('items.columns.person'), width: 'minmax(120px, 1fr)', cell: (row) => row.person },
  { key: 'state', head: t('items.columns.state'), width: '130px', cell: ({ state }) => <StateDot color={COLOR[state]}>{t(`items.state.${state}`)}</StateDot> },
  { key: 'reason', head: t('items.columns.reason'), width: 'minmax(140px, 2fr)', quiet: true, from: 480, cell: (row) => words(row.words) },
  {
    key: 'when', head: t('items.columns.when'), width: '88px', from: 560,
    cell: ({ settledAtMs }) => settledAtMs !== null && <span title={format.exact(settledAtMs)}>{format.when(settledAtMs, nowMs)}</span>,
  },
]
