import { BaseEdge, EdgeLabelRenderer, useInternalNode, type EdgeProps } from '@xyflow/react'
import { memo } from 'react'
import { edgePath, loopPath } from './edge-path.ts'
import { EdgeLabel } from './edge-label.tsx'
import { useLive } from './editor.ts'
import styles from './flow-edge.module.css'
import type { FlowEdge } from './flow-elements.ts'
import { edgeWidth, rowFigure } from './row-figures.ts'
import { useLinger } from './use-linger.ts'

/** A way from an outcome to a card, as wide as the cases that took it. */
export const FlowEdgeLine = memo(function FlowEdgeLine(props: EdgeProps<FlowEdge>) {
  const { id, source, target, sourceX, sourceY, targetX, targetY, selected, data } = props
  const figures = useLive((s) => s.figuresByNode.get(source))
  const peak = useLive((s) => s.peak)
  const hover = useLinger()
  const node = useInternalNode(source)
  const [from, to] = [{ x: sourceX, y: sourceY }, { x: targetX, y: targetY }]
  const path = source === target && node
    ? loopPath(from, to, node.internals.positionAbsolute.y + (node.measured.height ?? 0))
    : edgePath(from, to)
  const row = data?.row
  const figure = rowFigure(figures, row ?? { covers: [] })
  return (
    <g {...hover.handlers} className={styles.edge} data-selected={selected} data-on={hover.on}>
      <BaseEdge id={id} path={path.d} interactionWidth={18} style={{ strokeWidth: edgeWidth(figure.count, peak) }} />
      {(hover.on || selected) && row && (
        <EdgeLabelRenderer>
          <EdgeLabel edgeId={id} at={path.middle} nodeId={source} row={row} figure={figure} handlers={hover.handlers} />
        </EdgeLabelRenderer>
      )}
    </g>
  )
})

/** To the control group: dashed, as it is observed and not led. */
export const LaneEdgeLine = memo(function LaneEdgeLine({ sourceX, sourceY, targetX, targetY }: EdgeProps<FlowEdge>) {
  const path = edgePath({ x: sourceX, y: sourceY }, { x: targetX, y: targetY })
  return <g className={styles.edge} data-lane><BaseEdge path={path.d} interactionWidth={0} style={{ strokeWidth: 1.4 }} /></g>
})
