import type { ConnectionLineComponentProps } from '@xyflow/react'
import { edgePath } from './edge-path.ts'

/** The connection while it is dragged, with the curve that it will have. */
export function ConnectLine({ fromX, fromY, toX, toY }: ConnectionLineComponentProps) {
  const { d } = edgePath({ x: fromX, y: fromY }, { x: toX, y: toY })
  return <path d={d} fill="none" stroke="var(--accent)" strokeWidth={1.8} strokeDasharray="5 4" />
}
