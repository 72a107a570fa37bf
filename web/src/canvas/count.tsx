import { useFormat } from '../lib/use-format.ts'
import styles from './count.module.css'
import { useEditor, type FigureQuestion } from './editor.ts'

type Unanswered = FigureQuestion extends infer Q ? (Q extends FigureQuestion ? Omit<Q, 'count'> : never) : never

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
        // Same members as the question that came in, and the number that was seen.
        openFigure({ ...question, count: value ?? 0 } as FigureQuestion)
      }}
    >
      <span key={text} className={styles.value}>{text}</span>
    </button>
  )
}
