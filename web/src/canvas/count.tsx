import { useFormat } from '../lib/use-format.ts'
import styles from './count.module.css'
import { answered, useEditor, type Unanswered } from './editor.ts'

interface CountProps {
  /** Undefined until figures are here. */
  value: number | undefined
  question: Unanswered
  /** What is counted, for screen readers. */
  label: string
  tone?: 'ink' | 'accent' | 'warn' | 'quiet'
  testId: string
}

/** A number on the canvas: opens the list that it counts. A new value fades in; nothing counts up. */
export function Count({ value, question, label, tone = 'ink', testId }: CountProps) {
  const format = useFormat()
  const { openFigure } = useEditor()
  const text = value === undefined ? '–' : format.count(value)
  return (
    <button
      type="button" className={`${styles.count} nodrag nopan`} data-tone={tone} data-testid={testId} disabled={value === undefined}
      aria-label={`${text} ${label}`}
      onClick={(event) => {
        event.stopPropagation()
        openFigure(answered(question, value ?? 0))
      }}
    >
      <span key={text} className={styles.value}>{text}</span>
    </button>
  )
}
