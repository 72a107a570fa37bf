import { Handle, Position, useStore, type NodeProps } from '@xyflow/react'
import type { NodeFigures } from '@parcours/server/router'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useWords } from '../lib/words.ts'
import { IconTile } from '../ui/icon-tile.tsx'
import { CardCounts } from './card-counts.tsx'
import { CardHeld } from './card-held.tsx'
import { CardRates } from './card-rates.tsx'
import { CardRow, LeftRow } from './card-row.tsx'
import { CardStanding } from './card-standing.tsx'
import styles from './card.module.css'
import { useLive } from './editor.ts'
import { isFar } from './far.ts'
import type { CardNode } from './flow-elements.ts'
import { INPUT_HANDLE } from './geometry.ts'
import { IssueMark } from './issue-mark.tsx'

/** A node as drawn: what it does in a sentence, who is in it, and where they went. */
export const Card = memo(function Card({ id, data, selected }: NodeProps<CardNode>) {
  const entry = useLive((s) => s.types.get(data.nodeType))
  const figures = useLive((s) => s.figuresByNode.get(id))
  const lines = useLive((s) => s.lines.get(id))
  const isMap = useLive((s) => s.standing !== null)
  const far = useStore(isFar)
  const category = entry?.category ?? 'flow'
  if (far) {
    return (
      <div className={styles.card} data-far data-selected={selected} data-testid={`card-${id}`} style={{ '--c': `var(--${category})` }}>
        <b>{data.name}</b>
      </div>
    )
  }
  return (
    <div className={styles.card} data-selected={selected} data-testid={`card-${id}`} style={{ '--c': `var(--${category})` }}>
      {data.hasInput && <Handle id={INPUT_HANDLE} type="target" position={Position.Left} isConnectableStart={false} className={styles.input} />}
      <div className={styles.head}>
        <IconTile icon={entry?.icon ?? 'box'} category={category} />
        <CardNames id={id} name={data.name} nodeType={data.nodeType} figures={figures} />
      </div>
      {isMap ? <CardStanding nodeId={id} /> : <CardCounts nodeId={id} figures={figures} />}
      {lines?.rates && figures && <CardRates nodeId={id} figures={figures} />}
      {data.outline.rows.map((row) => <CardRow key={row.outcome} nodeId={id} row={row} figures={figures} readOnly={data.readOnly} />)}
      {lines?.left && figures && <LeftRow nodeId={id} figures={figures} />}
    </div>
  )
})

interface CardNamesProps { id: string; name: string; nodeType: string; figures: NodeFigures | undefined }

function CardNames({ id, name, nodeType, figures }: CardNamesProps) {
  const { t } = useTranslation('journeys')
  const words = useWords()
  const label = useLive((s) => s.types.get(nodeType)?.label)
  const sentence = useLive((s) => s.views.get(id)?.sentence)
  const known = useLive((s) => s.types.size === 0 || s.types.has(nodeType))
  const line = known ? words(sentence) : t('canvas.unknown-type', { type: nodeType })
  return (
    <div className={styles.names}>
      <div className={styles.first}>
        <b title={name}>{name || words(label) || nodeType}</b>
        <IssueMark nodeId={id} />
      </div>
      <div className={styles.first}>
        <i title={line} data-unknown={!known}>{line}</i>
        {figures && <CardHeld nodeId={id} figures={figures} />}
      </div>
    </div>
  )
}
