import type { ReactNode } from 'react'
import styles from './figure.module.css'

interface FigureProps {
  label: string
  /** Already formatted; a dash for none. */
  value: ReactNode
  /** Interval, n, "since 1 Nov"... in grey beside it. */
  note?: ReactNode
  tone?: 'plain' | 'good' | 'bad'
  /** `small` and `immature` are greyed: the value is not to be acted on. */
  status?: 'ok' | 'small' | 'immature' | 'none'
  /** Numerator and denominator in words: no figure without them. */
  tooltip?: string
  onOpen?: () => void
}

/** One figure of a strip: label above, value and note below. With `onOpen`, the value opens its list. */
export function Figure({ label, value, note, tone = 'plain', status = 'ok', tooltip, onOpen }: FigureProps) {
  const body = <strong className={styles.value} data-tone={tone} data-status={status}>{value}</strong>
  return (
    <div className={styles.figure} title={tooltip}>
      <span className={styles.label}>{label}</span>
      <span className={styles.row}>
        {onOpen ? <button type="button" className={styles.open} aria-label={`${label}: ${tooltip ?? ''}`} onClick={onOpen}>{body}</button> : body}
        {note !== undefined && <span className={styles.note}>{note}</span>}
      </span>
    </div>
  )
}
