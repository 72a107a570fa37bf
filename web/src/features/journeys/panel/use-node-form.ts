import type { Edit, Issue } from '@parcours/journey'
import type { CatalogView } from '@parcours/server/router'
import { useMemo } from 'react'
import { useDraft, useEditor, useLive } from '../../../canvas/editor.ts'
import type { FormState } from '../form/form-context.ts'
import { renameOutcome } from '../form/outcome-name.ts'
import { dotted, setIn } from '../form/set-in.ts'

const NO_ISSUES: readonly Issue[] = []
const NO_CONFIG: Record<string, unknown> = {}

/** The form of one node: what is typed becomes an edit of its config, and renamed outcomes keep their edges. */
export function useNodeForm(nodeId: string, catalog: CatalogView): FormState {
  const { draft } = useEditor()
  const value = useDraft((s) => s.journey.nodes.find((n) => n.id === nodeId)?.config) ?? NO_CONFIG
  const readOnly = useDraft((s) => s.readOnly !== null)
  const issues = useLive((s) => s.issuesByNode.get(nodeId)) ?? NO_ISSUES
  const currency = useLive((s) => s.figures?.currency ?? 'EUR')
  return useMemo(() => ({
    value, issues, catalog, currency, readOnly,
    change: (path, next, options) => {
      const { journey, dispatch } = draft.getState()
      const config = journey.nodes.find((n) => n.id === nodeId)?.config
      if (!config) return
      const write: Edit = { type: 'setConfig', nodeId, config: setIn(config, path, next) }
      const moved = options?.rename ? renameOutcome(journey.edges, nodeId, options.rename) : []
      dispatch(moved.length > 0 ? { type: 'batch', edits: [write, ...moved] } : write, `${nodeId}:${dotted(path)}`)
    },
  }), [value, issues, catalog, currency, readOnly, draft, nodeId])
}
