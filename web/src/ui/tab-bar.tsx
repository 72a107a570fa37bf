import type { ReactNode } from 'react'
import styles from './tab-bar.module.css'

interface TabBarProps<V extends string> {
  label: string
  value: V
  tabs: readonly { value: V; label: ReactNode }[]
  onChange: (value: V) => void
  /** At the right end. */
  children?: ReactNode
}

/** The parts of a page, one line under its top bar. */
export function TabBar<V extends string>({ label, value, tabs, onChange, children }: TabBarProps<V>) {
  return (
    <div className={styles.bar}>
      <div role="tablist" aria-label={label} className={styles.tabs}>
        {tabs.map((tab) => (
          <button key={tab.value} type="button" role="tab" aria-selected={tab.value === value} className={styles.tab} onClick={() => onChange(tab.value)}>
            {tab.label}
          </button>
        ))}
      </div>
      {children}
    </div>
  )
}
