/** True where keys belong to a text: an input, Monaco, anything editable. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target.closest('.monaco-editor')) return true
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'range'].includes(target.type)
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
}

/** True while a dialog, or a menu over the page, has the keys. */
export const isCovered = () => document.querySelector('[role="dialog"][aria-modal="true"], [role="menu"]') !== null

export type CanvasKey =
  | { do: 'undo' | 'redo' | 'delete' | 'duplicate' | 'select-all' | 'save' | 'fit' | 'open' }
  | { do: 'nudge'; x: number; y: number }

const ARROWS: Record<string, readonly [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }
const STEP = 8
const BIG_STEP = 40

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>

/** What a key means on the canvas; null for keys that are not ours. */
export function canvasKey(event: Pressed): CanvasKey | null {
  if (event.altKey) return null
  if (event.ctrlKey || event.metaKey) return commandKey(event.key.toLowerCase(), event.shiftKey)
  const arrow = ARROWS[event.key]
  if (arrow) {
    const step = event.shiftKey ? BIG_STEP : STEP
    return { do: 'nudge', x: arrow[0] * step, y: arrow[1] * step }
  }
  switch (event.key) {
    case 'Delete': case 'Backspace': return { do: 'delete' }
    case 'Enter': return { do: 'open' }
    case 'f': return { do: 'fit' }
    default: return null
  }
}

function commandKey(key: string, shift: boolean): CanvasKey | null {
  switch (key) {
    case 'z': return { do: shift ? 'redo' : 'undo' }
    case 'y': return { do: 'redo' }
    case 'd': return { do: 'duplicate' }
    case 'a': return { do: 'select-all' }
    case 's': return { do: 'save' }
    default: return null
  }
}
