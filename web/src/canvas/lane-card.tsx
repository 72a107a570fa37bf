import { Handle, Position, useStore } from '@xyflow/react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { IconTile } from '../ui/icon-tile.tsx'
import { CardCounts } from './card-counts.tsx'
import { LeftRow } from './card-row.tsx'
import { CardStanding } from './card-standing.tsx'
import styles from './card.module.css'
import { useLive } from './editor.ts'
import { isFar } from './far.ts'
import { INPUT_HANDLE } from './geometry.ts'
import { CONTROL } from './outline.ts'

/** The control group: people who are observed and not contacted. Dashed, because nobody drew it. */
export const LaneCard = memo(function LaneCard() {
  const { t } = useTranslation('journeys')
  const figures = useLive((s) => s.figuresByNode.get(CONTROL))
  const isMap = useLive((s) => s.standing !== null)
  const left = useLive((s) => s.lines.get(CONTROL)?.left)
  if (useStore(isFar)) return <div className={styles.card} data-lane data-far data-testid={`card-${CONTROL}`}><b>{t('names:control-group')}</b></div>
  return (
    <div className={styles.card} data-lane data-testid={`card-${CONTROL}`} style={{ '--c': 'var(--flow)' }}>
      <Handle id={INPUT_HANDLE} type="target" position={Position.Left} isConnectable={false} className={styles.input} />
      <div className={styles.head}>
        <IconTile icon="eye" category="flow" />
        <div className={styles.names}>
          <b>{t('names:control-group')}</b>
          <i>{t('canvas.control-hint')}</i>
        </div>
      </div>
      {isMap ? <CardStanding nodeId={CONTROL} /> : <CardCounts nodeId={CONTROL} figures={figures} />}
      {left && figures && <LeftRow nodeId={CONTROL} figures={figures} />}
    </div>
  )
})
