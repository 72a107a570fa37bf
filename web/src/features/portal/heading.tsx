import { useEffect, useRef } from 'react'
import styles from './fields.module.css'

/** The heading of a stage takes the focus when the stage begins, so that screen readers start there. */
export function Heading({ children }: { children: string }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return <h1 ref={heading} tabIndex={-1} className={styles.title}>{children}</h1>
}
