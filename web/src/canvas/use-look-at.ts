import { useNodesInitialized, useReactFlow } from '@xyflow/react'
import { useEffect } from 'react'
import { useDraft, useEditor } from './editor.ts'
import { motion } from './fit.ts'

const LEAST_ZOOM = 0.85

/** Brings the card that somebody asked for (an issue, a list) into the middle, near enough to read. */
export function useLookAt(): void {
  const { draft } = useEditor()
  const nodeId = useDraft((s) => s.lookAt)
  const ready = useNodesInitialized()
  const { getNode, getZoom, setCenter } = useReactFlow()
  useEffect(() => {
    if (!nodeId || !ready) return
    const node = getNode(nodeId)
    if (node) {
      const { x, y } = node.position
      void setCenter(x + (node.width ?? 0) / 2, y + (node.height ?? 0) / 2, { zoom: Math.max(LEAST_ZOOM, getZoom()), ...motion() })
    }
    draft.getState().looked()
  }, [nodeId, ready, getNode, getZoom, setCenter, draft])
}
