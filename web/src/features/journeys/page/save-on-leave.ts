import { currentActor } from '../../../lib/actor.ts'
import type { Autosave } from '../../../canvas/autosave.ts'
import type { DraftStore } from '../../../canvas/draft-store.ts'
import { isUnsaved } from '../../../canvas/save-state.ts'

/** What browsers still send while a page closes. */
const KEEPALIVE_BYTES = 60_000

/**
 * Saves what is unsaved when the page goes away. A closing page may only send little: a bigger draft, or
 * one that could not be saved, makes the browser ask first.
 */
export function saveOnLeave(journeyId: string, store: DraftStore, autosave: Autosave): () => void {
  const body = () => {
    const { journey, revision } = store.getState()
    return JSON.stringify({ journeyId, revision, journey })
  }
  const onBeforeUnload = (event: BeforeUnloadEvent) => {
    const { save, journey, stored } = store.getState()
    if (!isUnsaved(save) || journey === stored) return
    const lost = save.kind === 'failed' || save.kind === 'conflict' || body().length > KEEPALIVE_BYTES
    if (lost) event.preventDefault()
  }
  const onPageHide = (event: PageTransitionEvent) => {
    const { journey, stored, save } = store.getState()
    if (event.persisted || journey === stored || save.kind === 'conflict' || save.kind === 'saving') return
    const headers = { 'content-type': 'application/json', 'x-actor': currentActor() }
    void fetch('/trpc/journeys.save', { method: 'POST', keepalive: true, headers, body: body() })
  }
  const onHidden = () => { if (document.visibilityState === 'hidden') void autosave.flush() }
  addEventListener('beforeunload', onBeforeUnload)
  addEventListener('pagehide', onPageHide)
  document.addEventListener('visibilitychange', onHidden)
  return () => {
    removeEventListener('beforeunload', onBeforeUnload)
    removeEventListener('pagehide', onPageHide)
    document.removeEventListener('visibilitychange', onHidden)
  }
}
