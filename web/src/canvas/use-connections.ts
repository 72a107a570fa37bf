import { useReactFlow, type Connection, type FinalConnectionState } from '@xyflow/react'
import { useCallback, useState, type RefObject } from 'react'
import { useEditor } from './editor.ts'
import { LANE_ID, type CardNode, type FlowEdge } from './flow-elements.ts'
import { reconnect, type Point } from './gestures.ts'
import { afterDrop, afterOutcome, type Landing, type NextStep, type Pending } from './pending.ts'
import { useAddNode } from './use-add-node.ts'

/** Least way in px before a drag from a handle means anything. */
const LEAST_DRAG = 12

/** Dragged connections: onto a card, onto empty space, from `otherwise`, or the far end of an edge. */
export function useConnections(frame: RefObject<HTMLDivElement | null>) {
  const { draft, newId } = useEditor()
  const { screenToFlowPosition, getNode } = useReactFlow<CardNode, FlowEdge>()
  const addNode = useAddNode()
  const [pending, setPending] = useState<Pending | null>(null)

  const go = useCallback((step: NextStep) => {
    setPending('ask' in step ? step.ask : null)
    if ('edit' in step) draft.getState().dispatch(step.edit)
  }, [draft])

  const onConnectEnd = useCallback((event: MouseEvent | TouchEvent, state: FinalConnectionState) => {
    const outcome = state.fromHandle?.type === 'source' ? state.fromHandle.id : null
    const card = state.fromNode && getNode(state.fromNode.id)
    if (!outcome || !card || !state.to || draft.getState().readOnly) return
    const screen = pointOf(event)
    const landing = landingOf(screen, state, { flow: screenToFlowPosition(screen), getNode })
    if (!landing || (landing.kind === 'empty' && distance(state.from, screenToFlowPosition(screen)) < LEAST_DRAG)) return
    go(afterDrop({ from: card.id, outcome }, card.data.outline, { landing, at: inside(frame.current, screen), newId }))
  }, [draft, frame, getNode, go, newId, screenToFlowPosition])

  const onReconnect = useCallback((edge: FlowEdge, next: Connection) => {
    const source = { from: edge.source, outcome: edge.sourceHandle ?? '' }
    if (next.target !== edge.target) draft.getState().dispatch(reconnect(edge.id, source, { to: next.target, newId }))
  }, [draft, newId])

  const chooseOutcome = useCallback((outcome: string) => {
    if (pending?.ask === 'outcome') go(afterOutcome({ from: pending.from, outcome }, { landing: pending.landing, at: pending.at, newId }))
  }, [go, newId, pending])

  const chooseType = useCallback((type: string) => {
    if (pending?.ask === 'type') addNode(type, { at: pending.flow, source: pending.source })
    setPending(null)
  }, [addNode, pending])

  const cancel = useCallback(() => setPending(null), [])
  return { pending, onConnectEnd, onReconnect, chooseOutcome, chooseType, cancel }
}

function pointOf(event: MouseEvent | TouchEvent): Point {
  const at = 'changedTouches' in event ? event.changedTouches[0] : event
  return { x: at?.clientX ?? 0, y: at?.clientY ?? 0 }
}

const distance = (a: Point | null, b: Point) => (a ? Math.hypot(a.x - b.x, a.y - b.y) : Infinity)

function inside(frame: HTMLElement | null, screen: Point): Point {
  const rect = frame?.getBoundingClientRect()
  return { x: screen.x - (rect?.x ?? 0), y: screen.y - (rect?.y ?? 0) }
}

/** A whole card takes a connection, not only its 8 px handle; null where it can lead nowhere. */
function landingOf(
  screen: Point, state: FinalConnectionState, canvas: { flow: Point; getNode: (id: string) => CardNode | undefined },
): Landing | null {
  const under = document.elementFromPoint(screen.x, screen.y)?.closest<HTMLElement>('.react-flow__node')
  const id = state.toHandle?.type === 'target' && state.toNode ? state.toNode.id : under?.dataset.id
  if (!id) return { kind: 'empty', flow: { x: canvas.flow.x, y: canvas.flow.y - 22 } }
  const target = canvas.getNode(id)
  return target && id !== LANE_ID && target.data.hasInput ? { kind: 'card', nodeId: id } : null
}
