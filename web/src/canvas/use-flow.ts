import type { EdgeChange, NodeChange } from '@xyflow/react'
import { useCallback, useMemo, useState } from 'react'
import type { Selection } from './draft-store.ts'
import { useDraft, useEditor, useLive } from './editor.ts'
import type { CardNode, FlowEdge } from './flow-elements.ts'
import { moveNodes, type Point } from './gestures.ts'
import { Projector } from './project.ts'

const NOT_DRAGGED: ReadonlyMap<string, Point> = new Map()

/** React Flow's nodes and edges as a projection of the draft, and its changes as edits of it. */
export function useFlow() {
  const { draft } = useEditor()
  const journey = useDraft((s) => s.journey)
  const selection = useDraft((s) => s.selection)
  const readOnly = useDraft((s) => s.readOnly !== null)
  const [types, views, lines] = [useLive((s) => s.types), useLive((s) => s.views), useLive((s) => s.lines)]
  const [dragged, setDragged] = useState(NOT_DRAGGED)
  const [projector] = useState(() => new Projector())

  const projection = useMemo(() => projector.project({
    journey, types, views, lines, dragged, readOnly,
    selectedNodes: new Set(selection.nodes), selectedEdges: new Set(selection.edges),
  }), [projector, journey, types, views, lines, dragged, readOnly, selection])

  const onNodesChange = useCallback((changes: NodeChange<CardNode>[]) => {
    const nodes = selectedAfter(draft.getState().selection.nodes, changes)
    if (nodes) draft.getState().select({ nodes })
    const moves = changes.filter((c) => c.type === 'position' && c.position)
    if (moves.length === 0) return
    const places = new Map(moves.flatMap((c) => (c.type === 'position' && c.position ? [[c.id, c.position] as const] : [])))
    if (moves.some((c) => c.type === 'position' && c.dragging)) {
      setDragged((before) => new Map([...before, ...places]))
      return
    }
    const edit = moveNodes(draft.getState().journey, places)
    if (edit) draft.getState().dispatch(edit)
    setDragged(NOT_DRAGGED)
  }, [draft])

  const onEdgesChange = useCallback((changes: EdgeChange<FlowEdge>[]) => {
    const edges = selectedAfter(draft.getState().selection.edges, changes)
    if (edges) draft.getState().select({ edges })
  }, [draft])

  return { ...projection, onNodesChange, onEdgesChange }
}

/** Ids selected after these changes; null when they do not touch the selection. */
function selectedAfter(before: Selection['nodes'], changes: readonly { type: string }[]): string[] | null {
  const ids = new Set(before)
  let touched = false
  for (const change of changes) {
    if (!isSelect(change)) continue
    touched = true
    if (change.selected) ids.add(change.id)
    else ids.delete(change.id)
  }
  return touched ? [...ids] : null
}

const isSelect = (change: { type: string }): change is { type: 'select'; id: string; selected: boolean } => change.type === 'select'
