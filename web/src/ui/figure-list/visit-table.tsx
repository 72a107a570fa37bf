import { Link, useNavigate } from '@tanstack/react-router'
import type { VisitRow } from '@parcours/server/router'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBusinessNow } from '../../lib/system.ts'
import { useFormat, type Format } from '../../lib/use-format.ts'
import type { Column } from '../columns.ts'
import { DataList } from '../data-list.tsx'

interface VisitTableProps {
  label: string
  rows: readonly VisitRow[]
  total: number
  outcomeOf: (row: VisitRow) => string
  onEnd: () => void
}

/** A rate counts contacts: a visit that tried twice stands twice, so its place is part of the key. */
const keysOf = (rows: readonly VisitRow[]) => {
  const at = new Map(rows.map((row, index) => [row, index]))
  return (row: VisitRow) => `${row.runId}/${row.visitSeq}/${at.get(row) ?? ''}`
}

/** Visits, each with its run: a run that passed twice stands twice, as it was counted. */
export function VisitTable({ label, rows, total, outcomeOf, onEnd }: VisitTableProps) {
  const { t } = useTranslation('lists')
  const format = useFormat()
  const nowMs = useBusinessNow(60_000)
  const navigate = useNavigate()
  const [selected, setSelected] = useState<string>()
  const columns = useMemo(() => columnsOf({ t, format, nowMs, outcomeOf }), [t, format, nowMs, outcomeOf])
  const keyOf = useMemo(() => keysOf(rows), [rows])
  return (
    <DataList
      label={label} columns={columns} rows={rows} total={total} rowKey={keyOf} selectedKey={selected} onEnd={onEnd}
      onSelect={(row) => setSelected(keyOf(row))}
      onOpen={({ runId }) => void navigate({ to: '/runs/$runId', params: { runId } })}
    />
  )
}

interface ColumnWords extends Pick<VisitTableProps, 'outcomeOf'> { t: (key: string) => string; format: Format; nowMs: number }

function columnsOf({ t, format, nowMs, outcomeOf }: ColumnWords): Column<VisitRow>[] {
  return [
    {
      key: 'case', head: t('case'), width: '92px',
      cell: (row) => <Link to="/runs/$runId" params={{ runId: row.runId }}>{row.caseRef}</Link>,
    },
    { key: 'person', head: t('person'), width: 'minmax(110px, 1fr)', cell: (row) => row.person },
    { key: 'outcome', head: t('outcome'), width: 'minmax(90px, 0.8fr)', cell: (row) => outcomeOf(row) },
    { key: 'entered', head: t('entered'), width: '88px', quiet: true, cell: (row) => format.when(row.enteredAtMs, nowMs) },
    {
      key: 'stay', head: t('stay'), width: '60px', align: 'end', quiet: true, from: 480,
      cell: (row) => format.duration((row.leftAtMs ?? nowMs) - row.enteredAtMs),
    },
    { key: 'version', head: t('version'), width: '48px', align: 'end', quiet: true, from: 480, cell: (row) => `v${row.version}` },
  ]
}
