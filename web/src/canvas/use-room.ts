import { OTHERWISE } from '@parcours/journey'
import { useReactFlow } from '@xyflow/react'
import { useMemo } from 'react'
import { contacts } from './contacts.ts'
import { useEditor } from './editor.ts'
import { motion } from './fit.ts'
import { LANE_ID, type CardNode, type FlowEdge } from './flow-elements.ts'
import { followView } from './follow-view.ts'
import { CARD_WIDTH, around, heightWithFigures, type Box } from './geometry.ts'
import { outlineOf, type Outline } from './outline.ts'
import { useCanvasRect } from './use-canvas-rect.ts'

/** Where cards stand, what room a card takes, and the view following those that come. */
export function useRoom() {
  const { draft, live } = useEditor()
  const { getNode, getViewport, setViewport } = useReactFlow<CardNode, FlowEdge>()
  const rect = useCanvasRect()
  return useMemo(() => {
    const sizeOf = (type: string, outline: Outline, present = 0) => ({
      width: CARD_WIDTH, height: heightWithFigures(outline, { contacts: contacts(live.getState().types.get(type)), present }),
    })
    /** Of a card that comes: the outcomes that have an edge already, and `otherwise`. */
    const sizeOfNew = (type: string, wired: Iterable<string> = []) => sizeOf(type, outlineOf(undefined, new Set([...wired, OTHERWISE])))
    const sizeOfCard = (id: string, type: string) => {
      const card = getNode(id)
      return card ? sizeOf(type, card.data.outline, card.height) : sizeOfNew(type)
    }
    /** From the journey, not from React Flow, which learns of an added card only when it is drawn. */
    const cards = (): Box[] => {
      const boxes = draft.getState().journey.nodes.map((node): Box => ({ x: node.x, y: node.y, ...sizeOfCard(node.id, node.type) }))
      const lane = getNode(LANE_ID)
      return lane ? [...boxes, { ...lane.position, ...sizeOfCard(LANE_ID, '') }] : boxes
    }
    /** In the next frame: selecting may have opened the settings, which narrow the canvas. */
    const follow = (boxes: readonly Box[]) => requestAnimationFrame(() => {
      const box = around(boxes)
      const next = box && followView(box, getViewport(), rect())
      if (next) void setViewport(next, motion())
    })
    return { sizeOfNew, cards, follow }
  }, [draft, live, getNode, getViewport, setViewport, rect])
}
