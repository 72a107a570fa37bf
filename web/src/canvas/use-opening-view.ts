import { useNodesInitialized, useReactFlow, useStoreApi } from '@xyflow/react'
import { useEffect, useRef } from 'react'
import { FIT } from './fit.ts'
import type { CardNode, FlowEdge } from './flow-elements.ts'
import type { Box } from './geometry.ts'
import { canFit, startView } from './opening-view.ts'

const boxOf = ({ position, width = 0, height = 0 }: CardNode): Box => ({ ...position, width, height })

/** Where a journey opens, once: all of it if it can be read, else the card where runs begin. */
export function useOpeningView(): void {
  const ready = useNodesInitialized()
  const store = useStoreApi()
  const { getNodes, fitView, setViewport } = useReactFlow<CardNode, FlowEdge>()
  const opened = useRef(false)
  useEffect(() => {
    const nodes = getNodes()
    const start = nodes.find((node) => !node.data.hasInput) ?? nodes[0]
    if (!ready || opened.current || !start) return
    opened.current = true
    const cards = nodes.map(boxOf)
    const { width, height } = store.getState()
    if (canFit(cards, { width, height })) void fitView(FIT)
    else void setViewport(startView(boxOf(start), cards, { width, height }))
  }, [ready, store, getNodes, fitView, setViewport])
}
