import { useEffect } from 'react'

const layers: (() => void)[] = []

function onKey(event: KeyboardEvent) {
  if (event.key !== 'Escape' || event.defaultPrevented) return
  // An open dialog or list of choices takes the key first.
  if (document.querySelector('[data-mantine-shared-portal-node] [role="dialog"], [role="listbox"]:not([hidden]), [role="menu"]')) return
  layers.at(-1)?.()
}

/** Esc steps out one level: only the layer opened last hears it. */
export function useEscape(onEscape: (() => void) | undefined): void {
  useEffect(() => {
    if (!onEscape) return undefined
    if (layers.length === 0) window.addEventListener('keydown', onKey)
    layers.push(onEscape)
    return () => {
      layers.splice(layers.lastIndexOf(onEscape), 1)
      if (layers.length === 0) window.removeEventListener('keydown', onKey)
    }
  }, [onEscape])
}
