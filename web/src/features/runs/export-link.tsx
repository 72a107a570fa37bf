import { Button } from '@mantine/core'
import type { RunFilter } from '@parcours/server/router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../lib/use-format.ts'
import { useLanguage } from '../../lib/words.ts'
import type { ColumnKey } from './run-columns.tsx'

interface ExportLinkProps {
  filter: RunFilter
  columns: readonly ColumnKey[]
  total: number | null
}

/** The list as a file: the same runs, the same columns, the words of this language. */
export function ExportLink({ filter, columns, total }: ExportLinkProps) {
  const { t } = useTranslation('runs')
  const format = useFormat()
  const language = useLanguage()
  if (!total) return null
  const query = new URLSearchParams({ filter: JSON.stringify(filter), columns: columns.join(','), language })
  return (
    <Button variant="default" component="a" href={`/api/runs.csv?${query.toString()}`} download data-testid="export-runs">
      {t('export', { count: total, shown: format.count(total) })}
    </Button>
  )
}
