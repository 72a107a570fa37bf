import { ActionIcon, Tooltip } from '@mantine/core'
import { Copy, Trash2 } from 'lucide-react'
import type { CatalogView } from '@parcours/server/router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useDraft, useEditor, useLive } from '../../../canvas/editor.ts'
import { isFixed } from '../../../canvas/fixed.ts'
import { deleteSelection, duplicateSelection } from '../../../canvas/use-canvas-keys.ts'
import { useWords } from '../../../lib/words.ts'
import { IconTile } from '../../../ui/icon-tile.tsx'
import { SidePanel } from '../../../ui/side-panel.tsx'
import { fieldsOf } from '../form/field.ts'
import { FormContext } from '../form/form-context.ts'
import { FormLines } from '../form/form.tsx'
import { NodeName } from './node-name.tsx'
import { OutcomeTable } from './outcome-table.tsx'
import styles from './panel.module.css'
import { useNodeForm } from './use-node-form.ts'

/** One card: its name, its settings as its type describes them, its ways out with their counts. */
export function NodePanel({ nodeId, catalog }: { nodeId: string; catalog: CatalogView }) {
  const { t } = useTranslation('journeys')
  const words = useWords()
  const { draft } = useEditor()
  const node = useDraft((s) => s.journey.nodes.find((n) => n.id === nodeId))
  const types = useLive((s) => s.types)
  const entry = node && types.get(node.type)
  const form = useNodeForm(nodeId, catalog)
  const fields = useMemo(() => (entry ? fieldsOf(entry.schema, words) : []), [entry, words])
  if (!node) return null
  return (
    <SidePanel
      label={node.name} width={330} onClose={() => draft.getState().select({ nodes: [], edges: [] })}
      lead={<IconTile icon={entry?.icon ?? 'box'} category={entry?.category ?? 'flow'} size={28} />}
      title={<NodeName nodeId={nodeId} name={node.name} readOnly={form.readOnly} />} note={entry ? words(entry.label) : node.type}
      tools={!form.readOnly && !isFixed(node, types) && <NodeTools />}
    >
      {!entry && types.size > 0 && <p className={styles.unknown}>{t('panel.unknown-type', { type: node.type })}</p>}
      <FormContext value={form}><FormLines fields={fields} value={node.config} path={[]} /></FormContext>
      <OutcomeTable nodeId={nodeId} />
    </SidePanel>
  )
}

function NodeTools() {
  const { t } = useTranslation('journeys')
  const editor = useEditor()
  return (
    <>
      <Tooltip label={t('panel.duplicate')}>
        <ActionIcon variant="subtle" color="gray" size={26} aria-label={t('panel.duplicate')} data-testid="duplicate-node" onClick={() => duplicateSelection(editor)}><Copy size={14} /></ActionIcon>
      </Tooltip>
      <Tooltip label={t('panel.delete')}>
        <ActionIcon variant="subtle" color="gray" size={26} aria-label={t('panel.delete')} data-testid="delete-node" onClick={() => deleteSelection(editor)}><Trash2 size={14} /></ActionIcon>
      </Tooltip>
    </>
  )
}
