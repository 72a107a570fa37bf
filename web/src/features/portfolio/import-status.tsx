import type { ImportRow } from '@parcours/server/router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../lib/use-format.ts'
import { StateDot } from '../../ui/state-dot.tsx'

const COLOR: Record<ImportRow['status'], string> = {
  mapping: 'var(--faint)', running: 'var(--accent)', loaded: 'var(--warn)', confirmed: 'var(--good)', failed: 'var(--bad)',
}

/** Where an import stands; loaded and not confirmed asks for attention. */
export function ImportStatus({ row }: { row: ImportRow }) {
  const { t } = useTranslation('portfolio')
  const format = useFormat()
  const { done, total } = row.progress
  const share = row.status === 'running' && total > 0 ? ` ${format.percent(done / total)}` : ''
  // Payments act as they are read: there is nothing to confirm.
  const status = row.kind === 'payments' && row.status === 'loaded' ? 'confirmed' : row.status
  return <StateDot color={COLOR[status]}>{t(`import-statuses.${row.kind}.${status}`)}{share}</StateDot>
}
