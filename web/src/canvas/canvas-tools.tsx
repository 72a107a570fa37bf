import { Panel, useReactFlow, useStore } from '@xyflow/react'
import { Minus, Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../lib/use-format.ts'
import { notifyError } from '../lib/notify.ts'
import styles from './canvas.module.css'
import { contacts } from './contacts.ts'
import { useDraft, useEditor, useLive } from './editor.ts'
import { FIT, motion } from './fit.ts'
import { moveNodes } from './gestures.ts'
import type { CardNode, FlowEdge } from './flow-elements.ts'


/** Zoom, fit, tidy, and what widths and bars mean. */
export function CanvasTools() {
  const { t } = useTranslation('journeys')
  const format = useFormat()
  const { zoomIn, zoomOut, fitView } = useReactFlow()
  const zoom = useStore((s) => s.transform[2])
  const readOnly = useDraft((s) => s.readOnly !== null)
  const isMap = useLive((s) => s.standing !== null)
  const { tidy, busy } = useTidy()
  return (
    <Panel position="bottom-left" className={styles.tools}>
      <span className={styles.zoom}>
        <button type="button" aria-label={t('canvas.zoom-out')} onClick={() => void zoomOut(motion())}><Minus size={12} /></button>
        <span>{format.percent(zoom)}</span>
        <button type="button" aria-label={t('canvas.zoom-in')} onClick={() => void zoomIn(motion())}><Plus size={12} /></button>
      </span>
      <button type="button" className={styles.tool} onClick={() => void fitView({ ...FIT, ...motion() })}>{t('canvas.fit')}</button>
      {!readOnly && (
        <button type="button" className={styles.tool} title={t('canvas.tidy-hint')} disabled={busy} onClick={() => void tidy()}>
          {t(busy ? 'canvas.tidying' : 'canvas.tidy')}
        </button>
      )}
      {!isMap && <span className={styles.legend}>{t('canvas.legend')}</span>}
    </Panel>
  )
}

/** Lays the cards out anew, as one undoable step. The layouter comes with the first use. */
function useTidy() {
  const { draft, live } = useEditor()
  const { getNodes, getEdges, fitView } = useReactFlow<CardNode, FlowEdge>()
  const [busy, setBusy] = useState(false)
  const tidy = async () => {
    setBusy(true)
    try {
      const { layout } = await import('./layout.ts')
      const { types } = live.getState()
      const edit = moveNodes(draft.getState().journey, await layout(getNodes(), getEdges(), (type) => contacts(types.get(type))))
      if (edit) draft.getState().dispatch(edit)
      requestAnimationFrame(() => void fitView({ ...FIT, ...motion() }))
    } catch (error) {
      notifyError(error)
    } finally {
      setBusy(false)
    }
  }
  return { tidy, busy }
}
