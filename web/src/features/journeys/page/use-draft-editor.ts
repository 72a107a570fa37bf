import type { CatalogView, DraftView } from '@parcours/server/router'
import { useEffect, useMemo, useRef, useState } from 'react'
import { Autosave } from '../../../canvas/autosave.ts'
import { CheckLoop } from '../../../canvas/check-loop.ts'
import { createDraftStore } from '../../../canvas/draft-store.ts'
import type { Editor, FigureQuestion } from '../../../canvas/editor.ts'
import { createLiveStore } from '../../../canvas/live-store.ts'
import { randomId } from '../../../canvas/new-ids.ts'
import { explain } from '../../../lib/errors.ts'
import { api } from '../../../lib/trpc.ts'
import type { JsonTextStore } from '../json/json-text.ts'
import { saveOnLeave } from './save-on-leave.ts'

export interface DraftEditor extends Editor {
  /** Stores what is unsaved and resolves when it is; publishing waits for it. */
  flush: () => Promise<void>
  /** Overwrites the stored draft with ours. */
  force: () => Promise<void>
}

interface DraftEditorOptions {
  view: DraftView
  catalog: CatalogView
  /** The text of the JSON tab: what is no journey yet is not in the draft. */
  text: JsonTextStore
  openFigure: (question: FigureQuestion) => void
}

/** The draft under the hand: its stores, its autosave and its checking, for as long as the page is open. */
export function useDraftEditor({ view, catalog, text, openFigure }: DraftEditorOptions): DraftEditor {
  const [draft] = useState(() => createDraftStore(view))
  const [live] = useState(createLiveStore)
  const autosave = useRef<Autosave>(null)
  useEffect(() => live.getState().setCatalog(catalog), [live, catalog])
  useEffect(() => {
    const { journeyId } = view
    const saving = new Autosave(draft, {
      save: (request) => api.journeys.save.mutate({ journeyId, ...request }),
      isOffline: (error) => explain(error).code === 'offline',
    })
    const checking = new CheckLoop(draft, live, (journey) => api.journeys.check.mutate({ journey }))
    const stay = saveOnLeave({ journeyId, draft, text, autosave: saving })
    const online = () => void saving.flush()
    addEventListener('online', online)
    autosave.current = saving
    return () => {
      // Leaving for another page of the desk: the call goes on after the page is gone.
      void saving.flush().finally(() => saving.stop())
      checking.stop()
      stay()
      removeEventListener('online', online)
    }
    // The view is where the draft starts from; later readings of it do not start it anew.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [draft, live, text, view.journeyId])
  return useMemo(() => ({
    draft, live, newId: randomId, openFigure,
    save: () => void autosave.current?.flush(),
    flush: async () => autosave.current?.flush(),
    force: async () => autosave.current?.force(),
  }), [draft, live, openFigure])
}
