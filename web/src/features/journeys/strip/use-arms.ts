import { useMemo } from 'react'
import { useDraft, useLive } from '../../../canvas/editor.ts'
import { useWords } from '../../../lib/words.ts'

/** Arms of the splits in the drawing, as `node/outcome`. A split is known by its settings: a list of `arms`. */
export function useArms(): { value: string; label: string }[] {
  const nodes = useDraft((s) => s.journey.nodes)
  const views = useLive((s) => s.views)
  const words = useWords()
  return useMemo(() => nodes.filter((node) => Array.isArray(node.config.arms)).flatMap((node) =>
    (views.get(node.id)?.outcomes ?? []).map((o) => ({ value: `${node.id}/${o.name}`, label: `${node.name}: ${words(o.label)}` })),
  ), [nodes, views, words])
}
