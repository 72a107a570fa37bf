import type { TextView } from '@parcours/server/router'
import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Column } from '../../ui/columns.ts'
import { DataList } from '../../ui/data-list.tsx'
import { StateDot } from '../../ui/state-dot.tsx'
import { EmptyState, ErrorState, SkeletonRows } from '../../ui/states.tsx'

interface TextListProps {
  texts: readonly TextView[] | undefined
  error: unknown
  onRetry: () => void
  selected: string | undefined
  onSelect: (id: string) => void
}

const keyOf = (text: TextView) => text.id
/** By name; of one name the newest version first. */
const inOrder = (a: TextView, b: TextView) => a.name.localeCompare(b.name) || b.version - a.version

export function TextList({ texts, error, onRetry, selected, onSelect }: TextListProps) {
  const { t } = useTranslation('settings')
  const columns = useMemo(() => textColumns(t), [t])
  const rows = useMemo(() => texts?.toSorted(inOrder) ?? [], [texts])
  if (!texts) return error ? <ErrorState error={error} onRetry={onRetry} /> : <SkeletonRows rows={10} />
  if (rows.length === 0) return <EmptyState title={t('no-texts.title')} hint={t('no-texts.hint')} />
  return (
    <DataList
      label={t('tabs.texts')} columns={columns} rows={rows} total={rows.length} rowKey={keyOf} selectedKey={selected}
      onSelect={({ id }) => onSelect(id)}
    />
  )
}

function textColumns(t: TFunction<'settings'>): Column<TextView>[] {
  return [
    { key: 'name', head: t('columns.name'), width: 'minmax(140px, 1fr)', cell: (text) => text.name },
    { key: 'version', head: t('columns.version'), width: '52px', quiet: true, cell: (text) => `v${text.version}` },
    { key: 'channel', head: t('columns.channel'), width: '90px', cell: (text) => t(`channels.${text.channel}`) },
    { key: 'tone', head: t('columns.tone'), width: '90px', quiet: true, from: 520, cell: (text) => t(`tones.${text.tone}`, { defaultValue: text.tone }) },
    {
      key: 'state', head: t('columns.state'), width: '110px', from: 440,
      cell: (text) => (text.withdrawnAtMs === null ? <StateDot color="var(--good)">{t('may-be-sent')}</StateDot> : <StateDot color="var(--faint)">{t('withdrawn')}</StateDot>),
    },
    { key: 'used', head: t('columns.used'), width: 'minmax(120px, 1.4fr)', quiet: true, from: 680, cell: (text) => text.usedBy.join(', ') },
  ]
}
