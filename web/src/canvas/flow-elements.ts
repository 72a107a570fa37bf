import type { Edge as JourneyEdge } from '@parcours/journey'
import { Position, type Edge, type Node } from '@xyflow/react'
import { CARD_WIDTH, HANDLE_SIZE, INPUT_HANDLE, cardHeight, handleSpots, type FigureLines } from './geometry.ts'
import type { Point } from './gestures.ts'
import { CONTROL, type OutcomeRow, type Outline } from './outline.ts'

type CardData = { name: string; nodeType: string; outline: Outline; hasInput: boolean; readOnly: boolean }
export type CardNode = Node<CardData, 'card' | 'lane'>
export type FlowEdge = Edge<{ from: string; row: OutcomeRow | null }, 'flow' | 'lane'>

/** Not an id that a node of a journey can have: the lane is drawn, not stored. */
export const LANE_ID = '~control'

interface CardLooks {
  name: string
  nodeType: string
  outline: Outline
  hasInput: boolean
  lines: FigureLines
  selected: boolean
  readOnly: boolean
}

/** Size and handles are given, not measured: cards out of view are never mounted, and edges still dock. */
function shape(outline: Outline, options: { hasInput: boolean; lines: FigureLines }) {
  const size = { width: CARD_WIDTH, height: cardHeight(outline, options.lines) }
  const handles = handleSpots(outline, options.hasInput, options.lines).map((spot) => ({
    ...spot, width: HANDLE_SIZE, height: HANDLE_SIZE,
    position: spot.type === 'source' ? Position.Right : Position.Left,
  }))
  return { ...size, measured: size, handles }
}

export function cardNode(id: string, at: Point, looks: CardLooks): CardNode {
  const { name, nodeType, outline, hasInput, selected, readOnly } = looks
  return {
    id, type: 'card', position: { x: at.x, y: at.y }, data: { name, nodeType, outline, hasInput, readOnly },
    ariaLabel: name, selected, draggable: !readOnly, connectable: !readOnly, deletable: false, ...shape(outline, looks),
  }
}

export function laneNode(at: Point, lines: FigureLines): CardNode {
  const outline: Outline = { rows: [], unwired: [] }
  return {
    id: LANE_ID, type: 'lane', position: at, data: { name: '', nodeType: '', outline, hasInput: true, readOnly: true },
    draggable: false, connectable: false, selectable: false, deletable: false, focusable: false,
    ...shape(outline, { hasInput: true, lines }),
  }
}

export function flowEdge(edge: JourneyEdge, looks: { row: OutcomeRow; selected: boolean; readOnly: boolean }): FlowEdge {
  return {
    id: edge.id, type: 'flow', source: edge.from, sourceHandle: edge.outcome, target: edge.to, targetHandle: INPUT_HANDLE,
    data: { from: edge.from, row: looks.row }, selected: looks.selected, deletable: false,
    reconnectable: looks.readOnly ? false : 'target',
    zIndex: looks.selected ? 1 : 0,
  }
}

/** The control group has no edge to draw: compiling adds it (domain rule 9). */
export function laneEdge(from: string): FlowEdge {
  return {
    id: LANE_ID, type: 'lane', source: from, sourceHandle: CONTROL, target: LANE_ID, targetHandle: INPUT_HANDLE,
    data: { from, row: null }, selectable: false, focusable: false, deletable: false, reconnectable: false,
  }
}
