import { addSavedView, changeSavedView, dropSavedView, savedViews, type SavedViewRecord } from '@parcours/store'
import type { Deps } from '../deps.ts'
import type { SavedView } from '../routers/saved-view-rows.ts'
import { told } from '../told-error.ts'

type Content = Pick<SavedView, 'name' | 'query' | 'columns'>

const viewOf = ({ id, name, owner, query, columns, savedAt }: SavedViewRecord): SavedView => ({
  // Written by `saveView` below, from values that its border has parsed.
  viewId: id, name, owner, query: JSON.parse(query) as SavedView['query'], columns: JSON.parse(columns) as string[], savedAtMs: savedAt,
})

const TAKEN = { code: 'view_name_taken', en: 'A view of this name exists already', fr: 'Une vue porte déjà ce nom', hint: { en: 'Choose another name, or open that view and overwrite it.', fr: 'Choisissez un autre nom, ou ouvrez cette vue et remplacez-la.' } }
const GONE = { code: 'view_unknown', en: 'This view is no longer there', fr: 'Cette vue n’existe plus' }

export const listViews = (deps: Deps, place: string): SavedView[] => savedViews(deps.db.read, place).map(viewOf)

export async function saveView(deps: Deps, place: string, one: Content & { actor: string }): Promise<SavedView> {
  const { name, actor: owner } = one
  const record = await deps.db.write((sql) => addSavedView(
    sql, place, { name, owner, query: JSON.stringify(one.query), columns: JSON.stringify(one.columns), nowMs: deps.clock.nowMs() }))
  if (!record) throw told('CONFLICT', TAKEN)
  return viewOf(record)
}

export async function changeView(deps: Deps, viewId: string, to: Partial<Content>): Promise<void> {
  const changed = await deps.db.write((sql) => changeSavedView(sql, viewId, {
    ...(to.name !== undefined && { name: to.name }), nowMs: deps.clock.nowMs(),
    ...(to.query && { query: JSON.stringify(to.query) }), ...(to.columns && { columns: JSON.stringify(to.columns) }),
  }))
  if (changed === 'gone') throw told('NOT_FOUND', GONE)
  if (changed === 'name_taken') throw told('CONFLICT', TAKEN)
}

/** Deleting what is gone already is no error: somebody else has done it. */
export async function dropView(deps: Deps, viewId: string): Promise<void> {
  await deps.db.write((sql) => dropSavedView(sql, viewId))
}
