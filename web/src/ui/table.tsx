import type { ReactNode } from 'react'
import styles from './table.module.css'

export interface TableHead { label: ReactNode; align?: 'end' }

/** A short table; it scrolls sideways on its own when the screen is narrow. */
export function Table({ head, children }: { head: readonly TableHead[]; children: ReactNode }) {
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead><tr>{head.map(({ label, align }, at) => <th key={at} data-align={align}>{label}</th>)}</tr></thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}
