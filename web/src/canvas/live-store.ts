import type {
  CatalogEntry, CatalogView, CheckView, FiguresView, Issue, NodeFigures, NodeView,
} from '@parcours/server/router'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { FigureLines } from './geometry.ts'
import { CONTROL } from './outline.ts'
import { equal, keepSame } from './keep-same.ts'
import type { NodeStanding } from './standing.ts'

/**
 * What the server says about the draft, by node: sentence and outcomes, issues, figures. A cache, never
 * the truth; each part is replaced by the next answer and keeps the objects that did not change.
 */
export interface LiveState {
  types: ReadonlyMap<string, CatalogEntry>
  views: ReadonlyMap<string, NodeView>
  issues: readonly Issue[]
  /** Issues of one node or of an edge that leaves it. */
  issuesByNode: ReadonlyMap<string, readonly Issue[]>
  figures: FiguresView | null
  figuresByNode: ReadonlyMap<string, NodeFigures>
  /** Nodes whose card has lines that only figures bring. */
  lines: ReadonlyMap<string, FigureLines>
  /** Visits of the busiest node: the widest edge. */
  peak: number
  /** A live map: who stands where, by node, in the place of figures. Null on every other canvas. */
  standing: ReadonlyMap<string, NodeStanding> | null

  setCatalog: (catalog: CatalogView) => void
  setCheck: (check: CheckView, nodeOfEdge: (edgeId: string) => string | undefined) => void
  setFigures: (figures: FiguresView | null) => void
  setStanding: (standing: readonly NodeStanding[]) => void
}
export type LiveStore = StoreApi<LiveState>

export function createLiveStore(): LiveStore {
  return createStore<LiveState>()((set) => ({
    types: new Map(), views: new Map(), issues: [], issuesByNode: new Map(),
    figures: null, figuresByNode: new Map(), lines: new Map(), peak: 0, standing: null,
    setCatalog: (catalog) => set({ types: new Map(catalog.nodes.map((entry) => [entry.type, entry])) }),
    setCheck: (check, nodeOfEdge) => set((s) => withCheck(s, check, nodeOfEdge)),
    setFigures: (figures) => set((s) => withFigures(s, figures)),
    setStanding: (standing) => set((s) => withStanding(s, standing)),
  }))
}

function withCheck(state: LiveState, check: CheckView, nodeOfEdge: (edgeId: string) => string | undefined): Partial<LiveState> {
  const byNode = Map.groupBy(check.issues, (issue) => issue.nodeId ?? (issue.edgeId && nodeOfEdge(issue.edgeId)) ?? '')
  return {
    views: keepSame(state.views, check.nodes, (view) => view.nodeId),
    issues: equal(state.issues, check.issues) ? state.issues : check.issues,
    issuesByNode: sameLists(state.issuesByNode, byNode),
  }
}

function sameLists<T>(before: ReadonlyMap<string, readonly T[]>, next: ReadonlyMap<string, readonly T[]>) {
  const kept = new Map<string, readonly T[]>()
  for (const [id, list] of next) {
    const known = before.get(id)
    kept.set(id, known && equal(known, list) ? known : list)
  }
  return kept
}

function withFigures(state: LiveState, figures: FiguresView | null): Partial<LiveState> {
  const nodes = figures?.nodes ?? []
  const lines = nodes.map((n) => ({ nodeId: n.nodeId, lines: linesOf(n) })).filter((n) => n.lines.left || n.lines.rates)
  return {
    figures,
    figuresByNode: keepSame(state.figuresByNode, nodes, (n) => n.nodeId),
    lines: keepLines(state.lines, new Map(lines.map((n) => [n.nodeId, n.lines]))),
    peak: Math.max(0, ...nodes.filter((n) => n.nodeId !== CONTROL).map((n) => n.entered)),
  }
}

const linesOf = (figures: NodeFigures): FigureLines => ({
  left: figures.left.some((l) => l.count > 0),
  rates: figures.costCents > 0 || figures.rates.some((r) => r.denominator > 0),
})

/** A card that has shown its line of runs that do not move keeps it: what comes and goes must not move the edges. */
function withStanding(state: LiveState, standing: readonly NodeStanding[]): Partial<LiveState> {
  const shown = [...state.lines.keys(), ...standing.filter(({ held }) => held.length > 0).map(({ nodeId }) => nodeId)]
  return {
    standing: keepSame(state.standing ?? new Map(), standing, (one) => one.nodeId),
    lines: keepLines(state.lines, new Map(shown.map((nodeId) => [nodeId, { rates: true, left: false }]))),
  }
}

function keepLines(before: ReadonlyMap<string, FigureLines>, next: ReadonlyMap<string, FigureLines>) {
  const same = before.size === next.size && [...next].every(([id, lines]) => equal(before.get(id), lines))
  return same ? before : next
}
