import type { ReactNode } from 'react'
import styles from './panel.module.css'

interface PanelProps {
  title: ReactNode
  /** At the right of the title. */
  aside?: ReactNode
  children: ReactNode
}

/** A titled block of a page that is read. Never inside another one. */
export function Panel({ title, aside, children }: PanelProps) {
  return (
    <section className={styles.panel}>
      <div className={styles.head}>
        <h2>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  )
}
