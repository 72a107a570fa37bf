import type { ReactNode } from 'react'
import styles from './page.module.css'

interface PageProps {
  children: ReactNode
  /** Panel at the right; below the page on a phone. */
  side?: ReactNode
}

/** A column under the top bar, with an optional side panel. Children scroll by themselves. */
export function Page({ children, side }: PageProps) {
  return (
    <div className={styles.page}>
      <div className={styles.column}>{children}</div>
      {side}
    </div>
  )
}

/** The part of a page that scrolls, for pages that are read and not a list. */
export function PageBody({ children, narrow = false }: { children: ReactNode; narrow?: boolean }) {
  return <div className={styles.body} data-narrow={narrow}>{children}</div>
}
