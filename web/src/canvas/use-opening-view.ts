import { useNodesInitialized, useReactFlow, useStoreApi } from '@xyflow/react'
import { useEffect, useRef } from 'react'
import { FIT } from './fit.ts'
import type { CardNode, FlowEdge } from './flow-elements.ts'

/** Below this the whole drawing would be dots: a big one opens at its start instead, near enough to read. */
const LEAST_FIT = 0.5
const READING_ZOOM = 0.75

/** Where a journey opens, once: all of it if it can be read, else the card where runs begin. */
export function useOpeningView(): void {
  const ready = useNodesInitialized()
  const store = useStoreApi()
  const { getNodes, getNodesBounds, fitView, setViewport } = useReactFlow<CardNode, FlowEdge>()
  const opened = useRef(false)
  useEffect(() => {
    const nodes = getNodes()
    if (!ready || opened.current || nodes.length === 0) return
    opened.current = true
    const { width, height } = store.getState()
    const bounds = getNodesBounds(nodes)
    if (Math.min(width / bounds.width, height / bounds.height) >= LEAST_FIT) {
      void fitView(FIT)
      return
    }
    const start = nodes.find((node) => !node.data.hasInput) ?? nodes[0]
    const { x, y } = start?.position ?? bounds
    void setViewport({ x: 40 - x * READING_ZOOM, y: height / 2 - y * READING_ZOOM, zoom: READING_ZOOM })
  }, [ready, store, getNodes, getNodesBounds, fitView, setViewport])
}
