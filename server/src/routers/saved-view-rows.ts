/** A filter of a list with its columns, shared by the team. */
export interface SavedView {
  viewId: string
  name: string
  owner: string
  /** As it stands in the list's URL; the page parses it as it parses the URL. */
  query: Record<string, string | number | boolean>
  columns: string[]
  savedAtMs: number
}
