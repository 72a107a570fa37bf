import type { IncidentRow } from '@parcours/server/router'
import type { Words } from '@parcours/journey'
import type { TFunction } from 'i18next'
import type { Format } from '../../lib/use-format.ts'
import type { Column } from '../../ui/columns.ts'
import { StateDot } from '../../ui/state-dot.tsx'

interface ColumnWords {
  t: TFunction<'incidents'>
  words: (words: Words | null) => string
  format: Format
  /** Business time, epoch ms. */
  nowMs: number
  realMs: number
  state: 'open' | 'closed'
}

export function incidentColumns({ t, words, format, nowMs, realMs, state }: ColumnWords): Column<IncidentRow>[] {
  const isOpen = state === 'open'
  return [
    {
      key: 'incident', head: t('columns.incident'), width: 'minmax(180px, 1.2fr)',
      cell: (row) => <span title={words(row.detail)}><StateDot color={isOpen ? 'var(--bad)' : 'var(--good)'}>{words(row.title)}</StateDot></span>,
    },
    { key: 'opened', head: t('columns.opened'), width: '92px', from: 420, cell: (row) => <span title={format.exact(row.openedAtMs)}>{format.when(row.openedAtMs, nowMs)}</span> },
    {
      key: 'lasts', head: t(isOpen ? 'columns.lasts' : 'columns.lasted'), width: '76px', align: 'end',
      cell: (row) => format.duration(Math.max(0, (row.closedRealMs ?? realMs) - row.openedRealMs)),
    },
    {
      key: 'runs', head: t('columns.runs'), width: '76px', align: 'end', from: 480,
      cell: (row) => (row.holdsAll ? <span title={t('all-runs-hint')}>{t('all-runs')}</span> : row.runs > 0 ? format.count(row.runs) : '–'),
    },
    { key: 'solves', head: t('columns.solves'), width: 'minmax(200px, 2fr)', quiet: true, from: 700, cell: (row) => words(row.action) },
  ]
}
