import type { ReactNode } from 'react'
import styles from './top-bar.module.css'

interface TopBarProps {
  title: ReactNode
  /** Grey words after the title. */
  note?: ReactNode
  /** Buttons at the right. */
  children?: ReactNode
}

/** The 48 px line on top of every page. */
export function TopBar({ title, note, children }: TopBarProps) {
  return (
    <header className={styles.bar}>
      <h1 className={styles.title}>{title}</h1>
      {note !== undefined && <span className={styles.note}>{note}</span>}
      <span className={styles.space} />
      {children}
    </header>
  )
}
