import type { ReactNode } from 'react'
import styles from './filter-bar.module.css'

/** The line of search and filters over a list, with what it leaves at the right. */
export function FilterBar({ children, result }: { children: ReactNode; result?: ReactNode }) {
  return (
    <div className={styles.bar} role="search">
      {children}
      <span className={styles.space} />
      {result !== undefined && <span className={styles.result}>{result}</span>}
    </div>
  )
}
