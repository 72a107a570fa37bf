import { Popover, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../lib/use-format.ts'
import styles from './drop-tag.module.css'

interface EnteredFilterProps {
  /** Local days, YYYY-MM-DD. */
  from: string | undefined
  to: string | undefined
  onChange: (patch: { from?: string; to?: string }) => void
}

/** Days of entry, inclusive. */
export function EnteredFilter({ from, to, onChange }: EnteredFilterProps) {
  const { t } = useTranslation('runs')
  const { t: tApp } = useTranslation('app')
  const format = useFormat()
  const words = from && to ? t('filters.between', { from: format.day(from), to: format.day(to) })
    : from ? t('filters.since', { from: format.day(from) }) : to ? t('filters.until', { to: format.day(to) }) : null
  return (
    <Popover position="bottom-start" width={300} trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={styles.open} data-on={words !== null}>{t('filters.entered')} {words === null ? <span>{tApp('any')}</span> : <b>{words}</b>}</button>
      </Popover.Target>
      <Popover.Dropdown className={styles.days}>
        <TextInput type="date" label={t('filters.from')} value={from ?? ''} max={to} onChange={(event) => onChange({ from: event.currentTarget.value || undefined })} />
        <TextInput type="date" label={t('filters.to')} value={to ?? ''} min={from} onChange={(event) => onChange({ to: event.currentTarget.value || undefined })} />
      </Popover.Dropdown>
    </Popover>
  )
}
