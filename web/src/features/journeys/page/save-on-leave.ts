import { currentActor } from '../../../lib/actor.ts'
import type { Autosave } from '../../../canvas/autosave.ts'
import type { DraftStore } from '../../../canvas/draft-store.ts'
import { isUnsaved } from '../../../canvas/save-state.ts'
import type { JsonTextStore } from '../json/json-text.ts'
import { lossOnLeaving } from './unread-text.ts'

/** What browsers still send while a page closes. */
const KEEPALIVE_BYTES = 60_000

export interface Leaving {
  journeyId: string
  draft: DraftStore
  text: JsonTextStore
  autosave: Pick<Autosave, 'flush'>
}

/**
 * Saves what is unsaved when the page goes away. A closing page may only send little: a bigger draft,
 * one that could not be saved, or a text that is no journey yet makes the browser ask first.
 */
export function saveOnLeave({ journeyId, draft, text, autosave }: Leaving): () => void {
  const body = () => {
    const { journey, revision } = draft.getState()
    return JSON.stringify({ journeyId, revision, journey })
  }
  const onBeforeUnload = (event: BeforeUnloadEvent) => {
    text.getState().takeTyped()
    const { save, ...drawn } = draft.getState()
    const loss = lossOnLeaving(drawn, text.getState().state)
    if (loss.text) event.preventDefault()
    if (!isUnsaved(save) || !loss.edits) return
    const lost = save.kind === 'failed' || save.kind === 'conflict' || body().length > KEEPALIVE_BYTES
    if (lost) event.preventDefault()
  }
  const onPageHide = (event: PageTransitionEvent) => {
    const { journey, stored, save } = draft.getState()
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
