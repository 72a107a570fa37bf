import { useQuery, skipToken } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { api, trpc } from '../lib/trpc.ts'
import { createDraftStore } from './draft-store.ts'
import type { Editor } from './editor.ts'
import { createLiveStore } from './live-store.ts'
import { randomId } from './new-ids.ts'
import { runsOf } from './standing-of.ts'

/** The drawing of a published version, to be looked at; who stands on its cards is the caller's to set. */
export function useVersionEditor(at: { journeyId: string; versionId: string | undefined; version: number | undefined }) {
  const { journeyId, versionId, version } = at
  const drawing = useQuery(trpc.journeys.version.queryOptions(versionId ? { versionId } : skipToken, { staleTime: Infinity }))
  const catalog = useQuery(trpc.catalog.get.queryOptions(undefined, { staleTime: 60_000 }))
  const { data } = drawing
  const editor = useMemo((): Editor | null => {
    if (!data) return null
    const { journey, publishedAtMs, publishedBy } = data
    const draft = createDraftStore(
      { journeyId: '', journey, revision: 0, savedAtMs: publishedAtMs, savedBy: publishedBy, live: null, versions: [] }, { readOnly: 'old-version' })
    const live = createLiveStore()
    live.getState().setStanding([])
    return {
      draft, live, newId: randomId, openFigure: () => undefined, save: () => undefined,
      runsAt: (nodeId, state) => runsOf(journeyId, version, { nodeId, state }),
    }
  }, [data, journeyId, version])
  useEffect(() => {
    if (!editor || !data || !catalog.data) return
    editor.live.getState().setCatalog(catalog.data)
    // Sentences and outcomes only: a version that was published has no issues to mend.
    void api.journeys.check.mutate({ journey: data.journey })
      .then((check) => editor.live.getState().setCheck({ ...check, issues: [] }, () => undefined), () => undefined)
  }, [editor, data, catalog.data])
  return { editor, journey: data?.journey, error: drawing.error ?? catalog.error }
}
