import type { ReactNode } from 'react'
import styles from './state-dot.module.css'

interface StateDotProps {
  /** A CSS colour, usually `var(--warn)`. */
  color: string
  children: ReactNode
}

/** A state: its dot and its word, never the dot alone. */
export function StateDot({ color, children }: StateDotProps) {
  return <span className={styles.state} style={{ '--s': color }}>{children}</span>
}
