import { useTranslation } from 'react-i18next'
import { useFormat } from '../lib/use-format.ts'
import { useWords } from '../lib/words.ts'
import { Count } from './count.tsx'
import { useEditor, useLive } from './editor.ts'
import styles from './flow-edge.module.css'
import type { Point } from './gestures.ts'
import type { OutcomeRow } from './outline.ts'
import type { RowFigure } from './row-figures.ts'

interface EdgeLabelProps {
  edgeId: string
  at: Point
  nodeId: string
  row: OutcomeRow
  figure: RowFigure
  handlers: { onPointerEnter: () => void; onPointerLeave: () => void }
}

/** Outcome, share, count and median time of those who went this way. */
export function EdgeLabel({ edgeId, at, nodeId, row, figure, handlers }: EdgeLabelProps) {
  const { t } = useTranslation('journeys')
  const format = useFormat()
  const words = useWords()
  const { draft } = useEditor()
  const label = words(row.label)
  const isMap = useLive((s) => s.standing !== null)
  return (
    <div
      {...handlers} className={`${styles.label} nodrag nopan`}
      onClick={() => draft.getState().select({ nodes: [], edges: [edgeId] })}
      style={{ transform: `translate(-50%, -50%) translate(${at.x}px, ${at.y}px)` }}
    >
      <span>{label}</span>
      {figure.share !== null && <b>{format.percent(figure.share)}</b>}
      {!isMap && (
        <Count testId={`edge-${nodeId}-${row.outcome}`} label={label} value={figure.count} tone="accent"
          question={{ kind: 'outcome', nodeId, outcomes: row.covers, title: label }} />
      )}
      {figure.medianMs !== null && <span title={t('canvas.median-hint')}>{t('canvas.median', { time: format.duration(figure.medianMs) })}</span>}
    </div>
  )
}
