import { useFormat } from '../lib/use-format.ts'
import styles from './number-link.module.css'

interface NumberLinkProps {
  value: number
  /** Opens the list that the number counts. Absent or 0: the number is plain text. */
  onOpen?: () => void
  /** Says what is counted, for the tooltip and screen readers. */
  label: string
  strong?: boolean
}

/** A count that opens its list. */
export function NumberLink({ value, onOpen, label, strong = false }: NumberLinkProps) {
  const format = useFormat()
  const text = format.count(value)
  if (!onOpen || value === 0) return <span className={strong ? styles.strong : undefined} title={label}>{text}</span>
  return (
    <button type="button" className={styles.link} data-strong={strong} title={label} aria-label={`${text} ${label}`} onClick={onOpen}>
      {text}
    </button>
  )
}
