import { Button } from '@mantine/core'
import { OTHERWISE } from '@parcours/journey'
import { useTranslation } from 'react-i18next'
import { Count } from '../../../canvas/count.tsx'
import { useDraft, useEditor, useLive } from '../../../canvas/editor.ts'
import { outlineOf, wiredOutcomes } from '../../../canvas/outline.ts'
import { rowFigure } from '../../../canvas/row-figures.ts'
import { deleteSelection } from '../../../canvas/use-canvas-keys.ts'
import { useFormat } from '../../../lib/use-format.ts'
import { useWords } from '../../../lib/words.ts'
import { SidePanel } from '../../../ui/side-panel.tsx'
import styles from './panel.module.css'

/** One edge: which outcome it carries, who went that way, and how long they took. */
export function EdgePanel({ edgeId }: { edgeId: string }) {
  const { t } = useTranslation('journeys')
  const words = useWords()
  const format = useFormat()
  const editor = useEditor()
  const journey = useDraft((s) => s.journey)
  const readOnly = useDraft((s) => s.readOnly !== null)
  const edge = journey.edges.find((e) => e.id === edgeId)
  const view = useLive((s) => s.views.get(edge?.from ?? ''))
  const figures = useLive((s) => s.figuresByNode.get(edge?.from ?? ''))
  if (!edge) return null
  const row = outlineOf(view, wiredOutcomes(journey.edges).get(edge.from)).rows.find((r) => r.outcome === edge.outcome)
  const label = row ? words(row.label) : edge.outcome
  const figure = rowFigure(figures, row ?? { covers: [] })
  const { select, focus } = editor.draft.getState()
  const name = (id: string) => journey.nodes.find((n) => n.id === id)?.name ?? id
  return (
    <SidePanel label={label} title={label} note={t('panel.edge')} width={330} onClose={() => select({ nodes: [], edges: [] })}>
      <div className={styles.ends}>
        <span>{t('panel.from')} <button type="button" onClick={() => focus(edge.from)}>{name(edge.from)}</button></span>
        <span>{t('panel.to')} <button type="button" onClick={() => focus(edge.to)}>{name(edge.to)}</button></span>
        {edge.outcome === OTHERWISE && row && <span className={styles.hint}>{t('panel.takes', { outcomes: row.covers.join(', ') })}</span>}
        {figures && (
          <span>
            <Count testId={`panel-count-edge-${edgeId}`} label={label} value={figure.count} tone="accent"
              question={{ kind: 'outcome', nodeId: edge.from, outcomes: row?.covers ?? [], title: label }} />
            {figure.share !== null && ` · ${format.percent(figure.share)}`}
            {figure.medianMs !== null && ` · ${t('canvas.median', { time: format.duration(figure.medianMs) })}`}
          </span>
        )}
      </div>
      {!readOnly && <div className={styles.buttons}><Button variant="default" onClick={() => deleteSelection(editor)}>{t('panel.delete')}</Button></div>}
    </SidePanel>
  )
}
