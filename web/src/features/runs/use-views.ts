import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { SavedView } from '@parcours/server/router'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { notifyDone, notifyError } from '../../lib/notify.ts'
import { trpc } from '../../lib/trpc.ts'
import { columnsParam, columnKeys } from './run-columns.tsx'
import { runsQuery, sameQuery, type RunsSearch } from './runs-search.ts'

/** What a view keeps of the URL. */
export function contentOf(search: RunsSearch): Pick<SavedView, 'query' | 'columns'> {
  const kept = Object.entries(runsQuery({ ...search })).filter(([, value]) => value !== undefined)
  return { query: Object.fromEntries(kept), columns: columnKeys(search.columns) }
}

/** The URL of a view. */
export const searchOf = (view: SavedView): RunsSearch =>
  ({ ...runsQuery(view.query), columns: columnsParam(columnKeys(view.columns)), view: view.viewId })

/** The list no longer shows what the view keeps. */
export const isChanged = (view: SavedView, search: RunsSearch): boolean =>
  !sameQuery(runsQuery(view.query), search) || columnsParam(columnKeys(view.columns)) !== columnsParam(columnKeys(search.columns))

/** The team's views of the run list, and what may be done with them. */
export function useViews() {
  const { t } = useTranslation('runs')
  const client = useQueryClient()
  const views = useQuery({ ...trpc.savedViews.list.queryOptions({ place: 'runs' }), refetchInterval: 10_000 })
  const read = useCallback(() => client.invalidateQueries({ queryKey: trpc.savedViews.pathKey() }), [client])
  const done = (word: string) => async () => { await read(); notifyDone(t(word)) }
  return {
    views: views.data ?? [],
    save: useMutation({ ...trpc.savedViews.save.mutationOptions(), onSuccess: done('views.saved') }),
    change: useMutation({ ...trpc.savedViews.change.mutationOptions(), onError: notifyError, onSuccess: done('views.changed') }),
    rename: useMutation({ ...trpc.savedViews.change.mutationOptions(), onSuccess: done('views.changed') }),
    drop: useMutation({ ...trpc.savedViews.drop.mutationOptions(), onError: notifyError, onSuccess: done('views.dropped') }),
  }
}
