import type { CatalogView } from '@parcours/server/router'
import { useDraft } from '../../../canvas/editor.ts'
import { EdgePanel } from './edge-panel.tsx'
import { ManyPanel } from './many-panel.tsx'
import { NodePanel } from './node-panel.tsx'
import styles from './panel.module.css'
import { SettingsPanel } from './settings-panel.tsx'

/** What is selected: a card, an edge, several things; else the journey's own settings. */
export function Panel({ catalog }: { catalog: CatalogView }) {
  const { nodes, edges } = useDraft((s) => s.selection)
  const [node] = nodes
  const [edge] = edges
  return (
    <div className={styles.panel} data-testid="panel">
      {nodes.length + edges.length > 1 && <ManyPanel />}
      {nodes.length === 1 && edges.length === 0 && node && <NodePanel key={node} nodeId={node} catalog={catalog} />}
      {nodes.length === 0 && edges.length === 1 && edge && <EdgePanel key={edge} edgeId={edge} />}
      {nodes.length + edges.length === 0 && <SettingsPanel catalog={catalog} />}
    </div>
  )
}
