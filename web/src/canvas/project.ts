import type { CatalogEntry, Journey, NodeView } from '@parcours/journey'
import { CARD_WIDTH, NO_LINES, cardHeight, lanePlace, type Box, type FigureLines } from './geometry.ts'
import type { Point } from './gestures.ts'
import { MemoById } from './memo-by-id.ts'
import { CONTROL, outlineOf, wiredOutcomes, type Outline } from './outline.ts'
import { LANE_ID, cardNode, flowEdge, laneEdge, laneNode, type CardNode, type FlowEdge } from './flow-elements.ts'

/** Everything that places and shapes cards. Figures, issues and sentences are read by the cards themselves. */
export interface Scene {
  journey: Journey
  types: ReadonlyMap<string, CatalogEntry>
  views: ReadonlyMap<string, NodeView>
  /** Lines of cards that only figures bring. */
  lines: ReadonlyMap<string, FigureLines>
  selectedNodes: ReadonlySet<string>
  selectedEdges: ReadonlySet<string>
  /** Where cards are while they are dragged; the journey learns it at the end. */
  dragged: ReadonlyMap<string, Point>
  readOnly: boolean
}

export interface Projection { nodes: CardNode[]; edges: FlowEdge[] }

/**
 * Journey -> React Flow. One projector lives as long as the canvas and hands out the same object for a
 * card or edge whose inputs did not change, so React Flow and React skip it.
 */
export class Projector {
  #outlines = new MemoById<Outline>()
  #nodes = new MemoById<CardNode>()
  #edges = new MemoById<FlowEdge>()

  project(scene: Scene): Projection {
    this.#outlines.round()
    this.#nodes.round()
    this.#edges.round()
    const outlines = this.#outlineAll(scene)
    const nodes = scene.journey.nodes.map((node) => this.#card(scene, node, outlines))
    const lane = this.#lane(scene, outlines)
    const edges = this.#flow(scene, outlines)
    return lane ? { nodes: [...nodes, lane.node], edges: [...edges, lane.edge] } : { nodes, edges }
  }

  #outlineAll({ journey, views }: Scene): Map<string, Outline> {
    const wired = wiredOutcomes(journey.edges)
    return new Map(journey.nodes.map(({ id }) => {
      const names = wired.get(id)
      const inputs = [views.get(id), names ? [...names].sort().join(' ') : '']
      return [id, this.#outlines.get(id, inputs, () => outlineOf(views.get(id), names))]
    }))
  }

  #card(scene: Scene, node: Journey['nodes'][number], outlines: Map<string, Outline>): CardNode {
    const outline = outlines.get(node.id) ?? outlineOf(undefined)
    const at = scene.dragged.get(node.id) ?? node
    const looks = {
      name: node.name, nodeType: node.type,
      outline, hasInput: scene.types.get(node.type)?.hasInput ?? true, lines: scene.lines.get(node.id) ?? NO_LINES,
      selected: scene.selectedNodes.has(node.id), readOnly: scene.readOnly,
    }
    return this.#nodes.get(node.id, [at.x, at.y, ...Object.values(looks)], () => cardNode(node.id, at, looks))
  }

  #flow(scene: Scene, outlines: Map<string, Outline>): FlowEdge[] {
    return scene.journey.edges.flatMap((edge) => {
      const row = outlines.get(edge.from)?.rows.find((r) => r.outcome === edge.outcome)
      if (!row || !outlines.has(edge.to)) return []
      const looks = { row, selected: scene.selectedEdges.has(edge.id), readOnly: scene.readOnly }
      return [this.#edges.get(edge.id, [edge, ...Object.values(looks)], () => flowEdge(edge, looks))]
    })
  }

  /** The control group, for the node whose outcomes name it. Stands still while cards are dragged. */
  #lane(scene: Scene, outlines: Map<string, Outline>): { node: CardNode; edge: FlowEdge } | null {
    const start = scene.journey.nodes.find((n) => outlines.get(n.id)?.rows.some((r) => r.kind === 'lane'))
    if (!start) return null
    const lines = scene.lines.get(CONTROL) ?? NO_LINES
    const boxes = scene.journey.nodes.map((n): Box => ({
      x: n.x, y: n.y, width: CARD_WIDTH,
      height: cardHeight(outlines.get(n.id) ?? outlineOf(undefined), scene.lines.get(n.id)),
    }))
    const at = lanePlace(start, cardHeight({ rows: [], unwired: [] }, lines), boxes)
    return {
      node: this.#nodes.get(LANE_ID, [at.x, at.y, lines], () => laneNode(at, lines)),
      edge: this.#edges.get(LANE_ID, [start.id], () => laneEdge(start.id)),
    }
  }
}
