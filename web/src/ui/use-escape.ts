import { useEffect } from 'react'

const layers: (() => void)[] = []

/** An open dialog or list of choices takes the key first. */
const isCovered = () => [...document.querySelectorAll('[role="dialog"], [role="listbox"], [role="menu"]')].some((layer) => layer.checkVisibility())

function onKey(event: KeyboardEvent) {
  if (event.key === 'Escape' && !isCovered()) layers.at(-1)?.()
}

/** Esc steps out one level: only the layer opened last hears it. */
export function useEscape(onEscape: (() => void) | undefined): void {
  useEffect(() => {
    if (!onEscape) return undefined
    // Caught on the way down: on the way up, the list that the key closed would be gone already.
    if (layers.length === 0) window.addEventListener('keydown', onKey, true)
    layers.push(onEscape)
    return () => {
      layers.splice(layers.lastIndexOf(onEscape), 1)
      if (layers.length === 0) window.removeEventListener('keydown', onKey, true)
    }
  }, [onEscape])
}
