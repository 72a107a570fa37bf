import { Menu } from '@mantine/core'
import { OTHERWISE } from '@parcours/journey'
import { ArrowRight, Plus, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useShallow } from 'zustand/react/shallow'
import { useDraft, useEditor, useLive } from '../../../canvas/editor.ts'
import { connect } from '../../../canvas/gestures.ts'
import styles from './outcome-table.module.css'

interface OutcomeTargetsProps {
  nodeId: string
  outcome: string
  label: string
  /** `otherwise` is wired: it takes this outcome while it has no edge of its own. */
  hasRest: boolean
}

/** Where an outcome leads: the wiring of the canvas for the keyboard, and for those who prefer lists. */
export function OutcomeTargets({ nodeId, outcome, label, hasRest }: OutcomeTargetsProps) {
  const { t } = useTranslation('journeys')
  const { draft } = useEditor()
  const readOnly = useDraft((s) => s.readOnly !== null)
  const edges = useDraft(useShallow((s) => s.journey.edges.filter((e) => e.from === nodeId && e.outcome === outcome)))
  const names = useDraft(useShallow((s) => edges.map((e) => s.journey.nodes.find((n) => n.id === e.to)?.name ?? e.to)))
  return (
    <div className={styles.targets}>
      {edges.map((edge, at) => (
        <span key={edge.id} className={styles.target}>
          <ArrowRight size={11} aria-hidden />
          <button type="button" onClick={() => draft.getState().focus(edge.to)}>{names[at]}</button>
          {!readOnly && (
            <button type="button" aria-label={t('panel.disconnect', { outcome: label, name: names[at] })} onClick={() => draft.getState().dispatch({ type: 'removeEdge', edgeId: edge.id })}><X size={11} /></button>
          )}
        </span>
      ))}
      {edges.length === 0 && outcome !== OTHERWISE && hasRest && <span className={styles.rest}>{t('panel.by-otherwise')}</span>}
      {!readOnly && <ConnectMenu nodeId={nodeId} outcome={outcome} label={label} />}
    </div>
  )
}

function ConnectMenu({ nodeId, outcome, label }: Omit<OutcomeTargetsProps, 'hasRest'>) {
  const { t } = useTranslation('journeys')
  const { draft, newId } = useEditor()
  const types = useLive((s) => s.types)
  const nodes = useDraft((s) => s.journey.nodes)
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <button type="button" className={styles.connect} aria-label={t('panel.connect', { outcome: label })} data-testid={`connect-${nodeId}-${outcome}`}><Plus size={11} /></button>
      </Menu.Target>
      <Menu.Dropdown className={styles.menu}>
        {nodes.filter((node) => types.get(node.type)?.hasInput !== false && node.id !== nodeId).map((node) => (
          <Menu.Item key={node.id} onClick={() => draft.getState().dispatch(connect({ from: nodeId, outcome }, node.id, newId))}>{node.name || node.id}</Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
