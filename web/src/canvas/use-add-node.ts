import { useReactFlow } from '@xyflow/react'
import { useCallback } from 'react'
import { currentLanguage } from '../lib/language.ts'
import { useEditor } from './editor.ts'
import { CARD_WIDTH } from './geometry.ts'
import { addNode, freeName, newNode, type Point, type Source } from './gestures.ts'
import { useCanvasRect } from './use-canvas-rect.ts'

interface Where {
  /** In the journey's own px; absent: the middle of what is in view. */
  at?: Point
  /** `at` is the pointer: the card is put under it, not beside it. */
  centred?: boolean
  /** The connection that was dropped there. */
  source?: Source | null
}

/** Adds a card of a type, named after it, and selects it. One undoable step with its edge. */
export function useAddNode() {
  const { draft, live, newId } = useEditor()
  const { screenToFlowPosition } = useReactFlow()
  const rect = useCanvasRect()
  return useCallback((type: string, where: Where = {}) => {
    const entry = live.getState().types.get(type)
    const { journey, dispatch, select, readOnly } = draft.getState()
    if (!entry || readOnly) return
    const middle = () => screenToFlowPosition({ x: rect().x + rect().width / 2, y: rect().y + rect().height / 2 })
    const point = where.at ?? freePlace(journey.nodes, middle())
    const at = where.at && !where.centred ? point : { x: point.x - CARD_WIDTH / 2, y: point.y - 30 }
    const node = newNode(entry, freeName(journey, entry.label[currentLanguage()]), { at, newId })
    dispatch(addNode(node, where.source ?? null, newId))
    select({ nodes: [node.id], edges: [] })
  }, [draft, live, newId, rect, screenToFlowPosition])
}

/** Steps down and right until no card stands exactly there, so that two clicks give two visible cards. */
function freePlace(nodes: readonly Point[], wanted: Point): Point {
  const near = (p: Point) => nodes.some((n) => Math.abs(n.x - (p.x - CARD_WIDTH / 2)) < 20 && Math.abs(n.y - (p.y - 30)) < 20)
  let place = wanted
  while (near(place)) place = { x: place.x + 28, y: place.y + 28 }
  return place
}
