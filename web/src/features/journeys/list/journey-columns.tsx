import { ActionIcon } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Download } from 'lucide-react'
import type { JourneyListItem } from '@parcours/server/router'
import type { Format } from '../../../lib/use-format.ts'
import type { Column } from '../../../ui/columns.ts'
import { Pill } from '../../../ui/pill.tsx'
import { exportJourney } from './export-journey.ts'

type Say = (key: string, values?: Record<string, string | number>) => string

interface ColumnWords { t: Say; format: Format; nowMs: number; actorName: (id: string) => string }

/** Name, what is live, what is changed, who is in it. */
export function journeyColumns({ t, format, nowMs, actorName }: ColumnWords): Column<JourneyListItem>[] {
  return [
    {
      key: 'name', head: t('list.name'), width: 'minmax(180px, 1.4fr)',
      cell: (row) => <Link to="/journeys/$journeyId" params={{ journeyId: row.id }}>{row.name}</Link>,
    },
    {
      key: 'live', head: t('list.live'), width: 'minmax(170px, 1fr)',
      cell: ({ live }) => (live
        ? <Pill tone="good" dot>{t('list.live-version', { version: live.version })}</Pill>
        : <Pill>{t('list.not-live')}</Pill>),
    },
    { key: 'draft', head: t('list.draft'), width: '120px', cell: (row) => (row.draftChanged ? <Pill tone="accent">{t('list.draft-changed')}</Pill> : null) },
    {
      key: 'open', head: t('list.open'), width: '86px', align: 'end',
      cell: (row) => (row.openRuns > 0 ? <Link to="/runs" search={{ journey: row.id }}>{format.count(row.openRuns)}</Link> : '0'),
    },
    { key: 'entered', head: t('list.entered'), width: '86px', align: 'end', quiet: true, cell: (row) => format.count(row.enteredTotal) },
    {
      key: 'published', head: t('list.published'), width: 'minmax(150px, 0.9fr)', quiet: true, from: 900,
      cell: ({ live }) => (live ? t('list.published-by', { when: format.when(live.publishedAtMs, nowMs), by: actorName(live.publishedBy) }) : ''),
    },
    { key: 'owner', head: t('list.owner'), width: '120px', quiet: true, from: 1050, cell: (row) => actorName(row.owner) },
    {
      key: 'export', head: <span className="sr-only">{t('list.export')}</span>, width: '30px',
      cell: (row) => (
        <ActionIcon variant="subtle" color="gray" size={26} title={t('list.export')} aria-label={t('list.export-one', { name: row.name })} onClick={() => void exportJourney(row.id)}>
          <Download size={14} />
        </ActionIcon>
      ),
    },
  ]
}
