import styles from './fields.module.css'
import { Heading } from './heading.tsx'

interface MessageProps {
  title: string
  text: string
  action?: { label: string; onAct: () => unknown }
}

/** A whole page that only says something. */
export function Message({ title, text, action }: MessageProps) {
  return (
    <>
      <Heading>{title}</Heading>
      <p className={styles.lead}>{text}</p>
      {action && <button type="button" className={styles.primary} onClick={() => void action.onAct()}>{action.label}</button>}
    </>
  )
}
