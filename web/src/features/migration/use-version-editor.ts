import { useQuery } from '@tanstack/react-query'
import { useSubscription } from '@trpc/tanstack-react-query'
import { useEffect, useMemo } from 'react'
import { createDraftStore } from '../../canvas/draft-store.ts'
import type { Editor } from '../../canvas/editor.ts'
import { createLiveStore } from '../../canvas/live-store.ts'
import { randomId } from '../../canvas/new-ids.ts'
import { api, trpc } from '../../lib/trpc.ts'
import { standingOn } from './standing-on.ts'
import type { VersionChoice } from './versions.ts'

/** The drawing of a published version, to be looked at; its cards carry who stands there already. */
export function useVersionEditor(journeyId: string, { versionId, version }: VersionChoice) {
  const drawing = useQuery(trpc.journeys.version.queryOptions({ versionId }, { staleTime: Infinity }))
  const catalog = useQuery(trpc.catalog.get.queryOptions(undefined, { staleTime: 60_000 }))
  const { data } = drawing
  const editor = useMemo((): Editor | null => {
    if (!data) return null
    const { journey, publishedAtMs, publishedBy } = data
    const draft = createDraftStore(
      { journeyId: '', journey, revision: 0, savedAtMs: publishedAtMs, savedBy: publishedBy, live: null, versions: [] }, { readOnly: 'old-version' })
    return {
      draft, live: createLiveStore(), newId: randomId, openFigure: () => undefined, save: () => undefined,
      runsAt: (nodeId, state) => ({ journey: journeyId, version, node: nodeId, only: true, state }),
    }
  }, [data, journeyId, version])
  useEffect(() => {
    if (!editor || !data || !catalog.data) return
    editor.live.getState().setCatalog(catalog.data)
    // Sentences and outcomes only: a version that was published has no issues to mend.
    void api.journeys.check.mutate({ journey: data.journey })
      .then((check) => editor.live.getState().setCheck({ ...check, issues: [] }, () => undefined), () => undefined)
  }, [editor, data, catalog.data])
  const map = useSubscription(trpc.live.watch.subscriptionOptions({ journeyId })).data
  useEffect(() => { if (map) editor?.live.getState().setStanding(standingOn(map, version)) }, [editor, map, version])
  return { editor, error: drawing.error ?? catalog.error }
}
