import type { Node } from '@parcours/journey'
import type { Outline } from './outline.ts'

/**
 * A card's size follows from its rows alone. React Flow gets it with the node, so that cards out of view
 * need no measuring and a figure that arrives moves nothing. card.css holds the same numbers.
 */
export const CARD_WIDTH = 210
const HEAD_HEIGHT = 46
const COUNTS_HEIGHT = 22
/** A row of an outcome; the line of channel rates is as high. */
const ROW_HEIGHT = 22
/** To the eye; card.css widens it to 24 px for the pointer. */
export const HANDLE_SIZE = 8
/** Height of the middle of the way in. */
const INPUT_Y = 22
const BORDER = 1
const FIRST_ROW_Y = BORDER + HEAD_HEIGHT + COUNTS_HEIGHT

/** Lines that only figures bring: channel rates and cost, and the grey row of those who left by an interrupt. */
export interface FigureLines { rates: boolean; left: boolean }
export const NO_LINES: FigureLines = { rates: false, left: false }

export interface Box { x: number; y: number; width: number; height: number }

export function cardHeight(outline: Outline, lines: FigureLines = NO_LINES): number {
  return FIRST_ROW_Y + (outline.rows.length + Number(lines.rates) + Number(lines.left)) * ROW_HEIGHT + BORDER
}

/**
 * Room that a card will need once its journey runs: figures bring a row for those who left by an interrupt,
 * and the channel rates to a node that contacts. Never less than the `present` height, px.
 */
export function heightWithFigures(outline: Outline, card: { contacts: boolean; present: number }): number {
  return Math.max(card.present, cardHeight(outline, { rates: card.contacts, left: true }))
}

/** Top of a handle inside its card. */
const handleTop = (middleY: number) => middleY - HANDLE_SIZE / 2
const rowMiddle = (index: number, lines: FigureLines) => FIRST_ROW_Y + (index + Number(lines.rates) + 0.5) * ROW_HEIGHT

export interface HandleSpot {
  id: string
  type: 'source' | 'target'
  x: number
  y: number
}

/** Id of the only way in. */
export const INPUT_HANDLE = 'in'

/** Where edges dock, relative to the card's corner. */
export function handleSpots(outline: Outline, hasInput: boolean, lines: FigureLines = NO_LINES): HandleSpot[] {
  const spots = outline.rows.map((row, at): HandleSpot => ({
    id: row.outcome, type: 'source', x: CARD_WIDTH - BORDER - HANDLE_SIZE / 2, y: handleTop(rowMiddle(at, lines)),
  }))
  if (hasInput) spots.push({ id: INPUT_HANDLE, type: 'target', x: BORDER - HANDLE_SIZE / 2, y: handleTop(INPUT_Y) })
  return spots
}

/** Least distance that a card which is placed by us keeps from the others, px. */
export const AIR = 24

/** Smallest box around all; null around nothing. */
export function around(boxes: readonly Box[]): Box | null {
  const [first, ...rest] = boxes
  if (!first) return null
  return rest.reduce((a, b) => {
    const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)]
    return { x, y, width: Math.max(a.x + a.width, b.x + b.width) - x, height: Math.max(a.y + a.height, b.y + b.height) - y }
  }, first)
}

const meet = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

/**
 * Where the control lane stands: beside the node that starts runs, at the nearest height, below or above,
 * where it covers no card. It has no place in the journey, so it is derived from the same cards every time.
 */
export function lanePlace(start: Pick<Node, 'x' | 'y'>, height: number, cards: readonly Box[]): { x: number; y: number } {
  const x = start.x + CARD_WIDTH + 22
  const near = cards.filter((card) => meet({ ...card, y: 0, height: 1 }, { x, y: 0, width: CARD_WIDTH, height: 1 }))
  const free = (y: number) => {
    const lane = { x: x - 8, y: y - 12, width: CARD_WIDTH + 16, height: height + 24 }
    return !near.some((card) => meet(card, lane))
  }
  for (let away = 0; ; away += ROW_HEIGHT) {
    const [below, above] = [start.y + 220 + away, start.y - height - 90 - away]
    if (free(below)) return { x, y: below }
    if (free(above)) return { x, y: above }
  }
}
