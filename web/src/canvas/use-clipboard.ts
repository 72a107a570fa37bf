import { useReactFlow } from '@xyflow/react'
import { useEffect, useRef, type RefObject } from 'react'
import { clipOf, cornerOf, paste, readClip, writeClip, type Clip } from './clipboard.ts'
import { useEditor } from './editor.ts'
import { isFixed } from './fixed.ts'
import { freeStepNear } from './free-place.ts'
import type { Box } from './geometry.ts'
import type { Point } from './gestures.ts'
import { isCovered, isTyping } from './keys.ts'
import { wiredOutcomes } from './outline.ts'
import { deleteSelection } from './use-canvas-keys.ts'
import { useRoom } from './use-room.ts'

/** Copy, cut and paste of cards through the system's clipboard, as text: between journeys and windows too. */
export function useClipboard(frame: RefObject<HTMLElement | null>): void {
  const editor = useEditor()
  const { screenToFlowPosition } = useReactFlow()
  const pointer = usePointer(frame)
  const room = useRoom()
  useEffect(() => {
    const { draft, live, newId } = editor
    const ours = (event: ClipboardEvent) =>
      frame.current !== null && !isTyping(event.target) && !isCovered() && (getSelection()?.toString() ?? '') === ''
    const copy = (event: ClipboardEvent) => {
      const { journey, selection } = draft.getState()
      const clip = clipOf(journey, selection.nodes, (node) => isFixed(node, live.getState().types))
      if (!ours(event) || clip.nodes.length === 0) return
      event.clipboardData?.setData('text/plain', writeClip(clip))
      event.preventDefault()
      if (event.type === 'cut') deleteSelection(editor)
    }
    const put = (event: ClipboardEvent) => {
      const clip = readClip(event.clipboardData?.getData('text/plain') ?? '')
      if (!clip || !ours(event) || draft.getState().readOnly) return
      event.preventDefault()
      const { by, boxes } = placeFree(clip, screenToFlowPosition(pointer()), room)
      const pasted = paste(clip, { by }, newId)
      draft.getState().dispatch(pasted.edit)
      draft.getState().select({ nodes: pasted.nodeIds, edges: [] })
      room.follow(boxes)
    }
    document.addEventListener('copy', copy)
    document.addEventListener('cut', copy)
    document.addEventListener('paste', put)
    return () => {
      document.removeEventListener('copy', copy)
      document.removeEventListener('cut', copy)
      document.removeEventListener('paste', put)
    }
  }, [editor, frame, pointer, room, screenToFlowPosition])
}

/** The clip's cards as one, from the pointer to where they cover nothing: their way and their boxes. */
function placeFree(clip: Clip, at: Point, room: ReturnType<typeof useRoom>): { by: Point; boxes: Box[] } {
  const corner = cornerOf(clip)
  const moved = (all: readonly Box[], by: Point) => all.map((box): Box => ({ ...box, x: box.x + by.x, y: box.y + by.y }))
  const wired = wiredOutcomes(clip.edges)
  const boxes = clip.nodes.map((n): Box => ({ x: n.x, y: n.y, ...room.sizeOfNew(n.type, wired.get(n.id)) }))
  const there = moved(boxes, { x: at.x - corner.x, y: at.y - corner.y })
  const step = freeStepNear(there, room.cards())
  return { by: { x: at.x - corner.x + step.x, y: at.y - corner.y + step.y }, boxes: moved(there, step) }
}

/** Where the pointer last was over the canvas; its middle until it was there. */
function usePointer(frame: RefObject<HTMLElement | null>): () => Point {
  const last = useRef<Point>(null)
  useEffect(() => {
    const element = frame.current
    const onMove = (event: PointerEvent) => { last.current = { x: event.clientX, y: event.clientY } }
    element?.addEventListener('pointermove', onMove)
    return () => element?.removeEventListener('pointermove', onMove)
  }, [frame])
  return useRef(() => {
    const rect = frame.current?.getBoundingClientRect()
    return last.current ?? { x: (rect?.x ?? 0) + (rect?.width ?? 0) / 2, y: (rect?.y ?? 0) + (rect?.height ?? 0) / 3 }
  }).current
}
