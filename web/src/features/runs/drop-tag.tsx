import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import styles from './drop-tag.module.css'

interface DropTagProps {
  label: string
  hint?: string
  onDrop: () => void
}

/** A filter that a link has set, and that can only be taken off here. */
export function DropTag({ label, hint, onDrop }: DropTagProps) {
  const { t } = useTranslation('runs')
  return (
    <span className={styles.tag} title={hint}>
      <b>{label}</b>
      <button type="button" aria-label={t('filters.drop', { filter: label })} onClick={onDrop}><X size={11} aria-hidden /></button>
    </span>
  )
}
