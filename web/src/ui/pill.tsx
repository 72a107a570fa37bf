import type { ReactNode } from 'react'
import styles from './pill.module.css'

type Tone = 'plain' | 'good' | 'bad' | 'warn' | 'accent'

interface PillProps {
  children: ReactNode
  tone?: Tone
  /** A dot before the text, so that the tone is never the only sign. */
  dot?: boolean
  title?: string
}

export function Pill({ children, tone = 'plain', dot = false, title }: PillProps) {
  return (
    <span className={styles.pill} data-tone={tone} title={title}>
      {dot && <i className={styles.dot} aria-hidden />}
      {children}
    </span>
  )
}
