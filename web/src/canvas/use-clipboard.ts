import { useReactFlow } from '@xyflow/react'
import { useEffect, useRef, type RefObject } from 'react'
import { clipOf, paste, readClip, writeClip } from './clipboard.ts'
import { useEditor } from './editor.ts'
import { isFixed } from './fixed.ts'
import type { Point } from './gestures.ts'
import { isCovered, isTyping } from './keys.ts'
import { deleteSelection } from './use-canvas-keys.ts'

/** Copy, cut and paste of cards through the system's clipboard, as text: between journeys and windows too. */
export function useClipboard(frame: RefObject<HTMLElement | null>): void {
  const editor = useEditor()
  const { screenToFlowPosition } = useReactFlow()
  const pointer = usePointer(frame)
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
      const pasted = paste(clip, { at: screenToFlowPosition(pointer()) }, newId)
      draft.getState().dispatch(pasted.edit)
      draft.getState().select({ nodes: pasted.nodeIds, edges: [] })
    }
    document.addEventListener('copy', copy)
    document.addEventListener('cut', copy)
    document.addEventListener('paste', put)
    return () => {
      document.removeEventListener('copy', copy)
      document.removeEventListener('cut', copy)
      document.removeEventListener('paste', put)
    }
  }, [editor, frame, pointer, screenToFlowPosition])
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
