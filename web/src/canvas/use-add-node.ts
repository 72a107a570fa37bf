import type { Journey } from '@parcours/journey'
import { useReactFlow } from '@xyflow/react'
import { useCallback } from 'react'
import { currentLanguage } from '../lib/language.ts'
import type { Selection } from './draft-store.ts'
import { useEditor } from './editor.ts'
import { freePlace } from './free-place.ts'
import { CARD_WIDTH } from './geometry.ts'
import { addNode, freeName, newNode, type Point, type Source } from './gestures.ts'
import { useCanvasRect } from './use-canvas-rect.ts'
import { useRoom } from './use-room.ts'

/** As between the layers of a tidied journey: room for an edge, px. */
const NEXT_STEP = 40

interface Where {
  /** In the journey's own px; absent: the first free place beside the selected card, else in the middle of what is in view. */
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
  const room = useRoom()
  return useCallback((type: string, where: Where = {}) => {
    const entry = live.getState().types.get(type)
    const { journey, selection, dispatch, select, readOnly } = draft.getState()
    if (!entry || readOnly) return
    const size = room.sizeOfNew(type)
    const middle = () => centred(screenToFlowPosition({ x: rect().x + rect().width / 2, y: rect().y + rect().height / 2 }))
    const wanted = () => besideSelected(journey, selection) ?? middle()
    const at = where.at ? (where.centred ? centred(where.at) : where.at) : freePlace(wanted(), size, room.cards())
    const node = newNode(entry, freeName(journey, entry.label[currentLanguage()]), { at, newId })
    dispatch(addNode(node, where.source ?? null, newId))
    select({ nodes: [node.id], edges: [] })
    if (!where.at) room.follow([{ ...at, ...size }])
  }, [draft, live, newId, rect, room, screenToFlowPosition])
}

const centred = (point: Point): Point => ({ x: point.x - CARD_WIDTH / 2, y: point.y - 30 })

/** Right of the one selected card, where the next step of a journey is drawn; null if none or several are. */
function besideSelected({ nodes }: Journey, selection: Selection): Point | null {
  const [id, ...others] = selection.nodes
  const card = others.length === 0 ? nodes.find((node) => node.id === id) : undefined
  return card ? { x: card.x + CARD_WIDTH + NEXT_STEP, y: card.y } : null
}
