import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useDraft, useEditor } from '../../../canvas/editor.ts'
import { deleteSelection, duplicateSelection } from '../../../canvas/use-canvas-keys.ts'
import { SidePanel } from '../../../ui/side-panel.tsx'
import styles from './panel.module.css'

/** Several things at once: what can be done with all of them. */
export function ManyPanel() {
  const { t } = useTranslation('journeys')
  const editor = useEditor()
  const { nodes, edges } = useDraft((s) => s.selection)
  const readOnly = useDraft((s) => s.readOnly !== null)
  const title = t('panel.many', { nodes: t('panel.cards', { count: nodes.length }), edges: t('panel.edges', { count: edges.length }) })
  return (
    <SidePanel label={title} title={title} width={330} onClose={() => editor.draft.getState().select({ nodes: [], edges: [] })}>
      <p className={styles.hint}>{t('panel.many-hint')}</p>
      {!readOnly && (
        <div className={styles.buttons}>
          <Button variant="default" disabled={nodes.length === 0} onClick={() => duplicateSelection(editor)}>{t('panel.duplicate')}</Button>
          <Button variant="default" onClick={() => deleteSelection(editor)}>{t('panel.delete')}</Button>
        </div>
      )}
    </SidePanel>
  )
}
