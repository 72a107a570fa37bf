import { useReactFlow } from '@xyflow/react'
import { useEffect, type RefObject } from 'react'
import { clipOf, paste } from './clipboard.ts'
import { useEditor, type Editor } from './editor.ts'
import { LANE_ID } from './flow-elements.ts'
import { nudge, remove } from './gestures.ts'
import { FIT, motion } from './fit.ts'
import { isFixed } from './fixed.ts'
import { canvasKey, isCovered, isTyping, type CanvasKey } from './keys.ts'

const DUPLICATE_STEP = { x: 32, y: 32 }

/** Deletes what is selected, as one step. */
export function deleteSelection({ draft, live }: Editor): void {
  const { journey, selection, dispatch } = draft.getState()
  const edit = remove(journey, selection, (node) => isFixed(node, live.getState().types))
  if (edit) dispatch(edit)
}

/** Copies the selected cards beside themselves, with the edges between them, and selects the copies. */
export function duplicateSelection({ draft, live, newId }: Editor): void {
  const { journey, selection, dispatch, select, readOnly } = draft.getState()
  const clip = clipOf(journey, selection.nodes, (node) => isFixed(node, live.getState().types))
  if (clip.nodes.length === 0 || readOnly) return
  const pasted = paste(clip, { by: DUPLICATE_STEP }, newId)
  dispatch(pasted.edit)
  select({ nodes: pasted.nodeIds, edges: [] })
}

function run(key: CanvasKey, editor: Editor, fit: () => void): void {
  const { journey, selection, dispatch, select, undo, redo } = editor.draft.getState()
  switch (key.do) {
    case 'undo': return undo()
    case 'redo': return redo()
    case 'delete': return deleteSelection(editor)
    case 'duplicate': return duplicateSelection(editor)
    case 'select-all': return select({ nodes: journey.nodes.map((n) => n.id), edges: journey.edges.map((e) => e.id) })
    case 'save': return editor.save()
    case 'fit': return fit()
    case 'open': return openFocused(select)
    case 'nudge': {
      const edit = nudge(journey, selection.nodes, key)
      return edit ? dispatch(edit, `nudge:${selection.nodes.join()}`) : undefined
    }
  }
}

/** Enter on a card that the tab key reached selects it. */
function openFocused(select: (selection: { nodes: string[]; edges: string[] }) => void): void {
  const id = document.activeElement?.closest<HTMLElement>('.react-flow__node')?.dataset.id
  if (id && id !== LANE_ID) select({ nodes: [id], edges: [] })
}

/** Keys act on the whole page, but never on a text being typed; undo and redo are ours in form fields too. */
export function useCanvasKeys(frame: RefObject<HTMLElement | null>): void {
  const editor = useEditor()
  const { fitView } = useReactFlow()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const key = canvasKey(event)
      if (!key || event.defaultPrevented || isCovered() || !frame.current) return
      const everywhere = key.do === 'undo' || key.do === 'redo' || key.do === 'save'
      const inMonaco = event.target instanceof Element && event.target.closest('.monaco-editor') !== null
      if (inMonaco ? key.do !== 'save' : isTyping(event.target) && !everywhere) return
      if (isOnControl(event.target) && (key.do === 'open' || key.do === 'nudge')) return
      event.preventDefault()
      run(key, editor, () => void fitView({ ...FIT, ...motion() }))
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [editor, fitView, frame])
}

/** Buttons, switches and tabs keep Enter and the arrows. */
const isOnControl = (target: EventTarget | null) =>
  target instanceof Element && target.closest('button, a, input, [role="button"], [role="tab"], [role="radiogroup"]') !== null
