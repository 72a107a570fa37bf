import {
  Background, MiniMap, ReactFlow, SelectionMode, useReactFlow, type EdgeTypes, type NodeTypes,
} from '@xyflow/react'
import '@xyflow/react/dist/base.css'
import { useRef, type DragEvent } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './canvas.module.css'
import { CanvasTools } from './canvas-tools.tsx'
import { Card } from './card.tsx'
import { ConnectLine } from './connect-line.tsx'
import { useDraft, useEditor } from './editor.ts'
import { FlowEdgeLine, LaneEdgeLine } from './flow-edge.tsx'
import { LaneCard } from './lane-card.tsx'
import { draggedType } from './palette-drag.ts'
import { PendingMenus } from './pending-menus.tsx'
import { useAddNode } from './use-add-node.ts'
import { useCanvasKeys } from './use-canvas-keys.ts'
import { useClipboard } from './use-clipboard.ts'
import { useConnections } from './use-connections.ts'
import { useFlow } from './use-flow.ts'
import { useLookAt } from './use-look-at.ts'
import { useOpeningView } from './use-opening-view.ts'

const NODE_TYPES = { card: Card, lane: LaneCard } satisfies NodeTypes
const EDGE_TYPES = { flow: FlowEdgeLine, lane: LaneEdgeLine } satisfies EdgeTypes
const ADD_TO_SELECTION = ['Meta', 'Control', 'Shift']

/** Nodes reach React Flow's store a moment before edges: an edge whose handle just went is no news. */
const onError = (code: string, message: string) => { if (code !== '008') console.warn(message) }

/** The drawing. React Flow drags, selects and measures; every structural change is an edit of the draft. */
export function Canvas() {
  const { t } = useTranslation('journeys')
  const { draft } = useEditor()
  const readOnly = useDraft((s) => s.readOnly !== null)
  const isNew = useDraft((s) => s.journey.nodes.length < 2)
  const frame = useRef<HTMLDivElement>(null)
  const flow = useFlow()
  const connections = useConnections(frame)
  const addNode = useAddNode()
  const { screenToFlowPosition } = useReactFlow()
  useCanvasKeys(frame)
  useClipboard(frame)
  useOpeningView()
  useLookAt()

  const onDrop = (event: DragEvent) => {
    const type = draggedType(event.dataTransfer)
    if (!type || readOnly) return
    event.preventDefault()
    addNode(type, { at: screenToFlowPosition({ x: event.clientX, y: event.clientY }), centred: true })
  }
  return (
    <div ref={frame} className={styles.canvas} data-testid="canvas" onDrop={onDrop} onDragOver={(event) => event.preventDefault()}>
      <ReactFlow
        nodes={flow.nodes} edges={flow.edges} nodeTypes={NODE_TYPES} edgeTypes={EDGE_TYPES}
        onNodesChange={flow.onNodesChange} onEdgesChange={flow.onEdgesChange}
        onConnectEnd={connections.onConnectEnd} onReconnect={connections.onReconnect} connectionLineComponent={ConnectLine}
        onPaneClick={() => draft.getState().select({ nodes: [], edges: [] })}
        onlyRenderVisibleElements minZoom={0.08} maxZoom={2}
        nodesConnectable={!readOnly} nodesDraggable={!readOnly} nodeDragThreshold={3} connectOnClick={false} connectionRadius={26}
        multiSelectionKeyCode={ADD_TO_SELECTION} selectionMode={SelectionMode.Partial} deleteKeyCode={null} disableKeyboardA11y onError={onError}
        aria-label={t('canvas.label')}
      >
        <Background gap={22} size={1.6} color="var(--dot)" />
        <MiniMap pannable zoomable className={styles.map} nodeColor="var(--edge)" nodeBorderRadius={14} maskColor="color-mix(in srgb, var(--ink) 7%, transparent)" ariaLabel={t('canvas.map')} />
        <CanvasTools />
      </ReactFlow>
      {isNew && !readOnly && <p className={styles.empty}>{t('canvas.empty')}</p>}
      <PendingMenus pending={connections.pending} onOutcome={connections.chooseOutcome} onType={connections.chooseType} onClose={connections.cancel} />
    </div>
  )
}
