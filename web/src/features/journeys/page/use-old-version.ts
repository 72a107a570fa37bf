import { skipToken, useQuery } from '@tanstack/react-query'
import type { CatalogView } from '@parcours/server/router'
import { useEffect, useMemo } from 'react'
import { createDraftStore } from '../../../canvas/draft-store.ts'
import type { Editor, FigureQuestion } from '../../../canvas/editor.ts'
import { createLiveStore } from '../../../canvas/live-store.ts'
import { randomId } from '../../../canvas/new-ids.ts'
import { api, trpc } from '../../../lib/trpc.ts'

/** A published version as it was drawn: to be read, never changed. */
export function useOldVersion(
  versionId: string | undefined, catalog: CatalogView, openFigure: (question: FigureQuestion) => void,
) {
  const query = useQuery(trpc.journeys.version.queryOptions(versionId ? { versionId } : skipToken, { staleTime: Infinity }))
  const { data } = query
  const editor = useMemo((): Editor | null => {
    if (!data) return null
    const { journey, publishedAtMs, publishedBy } = data
    const draft = createDraftStore(
      { journeyId: '', journey, revision: 0, savedAtMs: publishedAtMs, savedBy: publishedBy, live: null, versions: [] },
      { readOnly: 'old-version' },
    )
    return { draft, live: createLiveStore(), newId: randomId, openFigure, save: () => undefined }
  }, [data, openFigure])
  useEffect(() => {
    if (!editor || !data) return
    editor.live.getState().setCatalog(catalog)
    // Sentences and outcomes only: a version that was published has no issues to mend.
    void api.journeys.check.mutate({ journey: data.journey })
      .then((check) => editor.live.getState().setCheck({ ...check, issues: [] }, () => undefined), () => undefined)
  }, [editor, data, catalog])
  return { editor: versionId ? editor : null, version: versionId ? data ?? null : null, error: query.error, loading: versionId !== undefined && query.isPending }
}
