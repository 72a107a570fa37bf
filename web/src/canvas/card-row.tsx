import { Handle, Position } from '@xyflow/react'
import type { NodeFigures } from '@parcours/server/router'
import { useTranslation } from 'react-i18next'
import { useName } from '../lib/names.ts'
import { useFormat } from '../lib/use-format.ts'
import { useWords } from '../lib/words.ts'
import styles from './card.module.css'
import { Count } from './count.tsx'
import { answered, useEditor, type Unanswered } from './editor.ts'
import { canCarry, type OutcomeRow } from './outline.ts'
import { SMALL, leftFigure, rowFigure, type RowFigure } from './row-figures.ts'

interface CardRowProps {
  nodeId: string
  row: OutcomeRow
  figures: NodeFigures | undefined
  readOnly: boolean
}

/** A way out: its name, share, count, and the handle to drag an edge from. */
export function CardRow({ nodeId, row, figures, readOnly }: CardRowProps) {
  const { t } = useTranslation('journeys')
  const words = useWords()
  const figure = rowFigure(figures, row)
  const label = words(row.label)
  const title = row.kind === 'lost' ? t('canvas.lost-outcome') : row.kind === 'otherwise' ? row.covers.join(', ') : row.outcome
  const question = { kind: 'outcome' as const, nodeId, outcomes: row.covers, title: label }
  return (
    <div className={styles.row} data-tone={row.tone} data-kind={row.kind}>
      <Bar share={figure.share} />
      <span title={title}>{label}</span>
      <Share figure={figure} question={question} />
      <em>
        {figures && <Count testId={`count-${nodeId}-${row.outcome}`} label={label} value={figure.count} tone="quiet" question={question} />}
      </em>
      <Handle
        id={row.outcome} type="source" position={Position.Right} isConnectable={!readOnly && row.kind !== 'lane' && canCarry(row.outcome)}
        className={styles.handle} data-connected={row.connected} data-testid={`handle-${nodeId}-${row.outcome}`}
        title={t('canvas.handle', { outcome: label })}
      />
    </div>
  )
}

/** People whom an interrupt took out: one grey row, without a handle (domain rule 0). */
export function LeftRow({ nodeId, figures }: { nodeId: string; figures: NodeFigures }) {
  const { t } = useTranslation('journeys')
  const format = useFormat()
  const figure = leftFigure(figures)
  const name = useName()
  const [first, ...rest] = figure.facts
  const label = t('canvas.left', { fact: first ? name(first.fact) : '' })
  const all = figure.facts.map(({ fact, count }) => `${name(fact)} ${format.count(count)}`).join(' · ')
  const question = { kind: 'left' as const, nodeId, title: t('canvas.list.left') }
  return (
    <div className={styles.row} data-kind="left" title={all}>
      <Bar share={figure.share} />
      <span>{rest.length > 0 ? `${label} +${rest.length}` : label}</span>
      <Share figure={figure} question={question} />
      <em><Count testId={`count-${nodeId}-left`} label={label} value={figure.count} tone="quiet" question={question} /></em>
    </div>
  )
}

const Bar = ({ share }: { share: number | null }) =>
  share ? <i className={styles.bar} style={{ width: `${Math.min(100, share * 100)}%` }} aria-hidden /> : null

/** Grey where fewer than 30 left: such a share says little. Opens the list that it is a share of. */
function Share({ figure, question }: { figure: RowFigure; question: Unanswered }) {
  const { t } = useTranslation('journeys')
  const format = useFormat()
  const { openFigure } = useEditor()
  if (figure.share === null) return null
  const small = figure.left < SMALL
  const hint = t('canvas.share-hint', { taken: format.count(figure.count), left: format.count(figure.left) })
  return (
    <button
      type="button" tabIndex={-1} className={`${styles.share} nodrag nopan`} data-small={small} title={small ? `${hint} · n < ${SMALL}` : hint}
      onClick={(event) => { event.stopPropagation(); openFigure(answered(question, figure.count)) }}
    >
      {format.percent(figure.share)}
    </button>
  )
}
