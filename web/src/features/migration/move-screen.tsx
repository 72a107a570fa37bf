import { useQuery } from '@tanstack/react-query'
import { ReactFlowProvider } from '@xyflow/react'
import { useSubscription } from '@trpc/tanstack-react-query'
import { useEffect, useMemo, useState } from 'react'
import { Canvas } from '../../canvas/canvas.tsx'
import { EditorContext } from '../../canvas/editor.ts'
import { standingOn } from '../../canvas/standing-of.ts'
import { useVersionEditor } from '../../canvas/use-version-editor.ts'
import { trpc } from '../../lib/trpc.ts'
import { ErrorState, SkeletonText } from '../../ui/states.tsx'
import { Arrivals } from './arrivals.tsx'
import { arrivalsOf, type Choices } from './decisions.ts'
import { MovePanel } from './move-panel.tsx'
import type { OnLook } from './node-row.tsx'
import styles from './move-screen.module.css'
import type { VersionChoice } from './versions.ts'

interface MoveScreenProps {
  journeyId: string
  from: VersionChoice
  to: VersionChoice
}

const NOBODY: ReadonlyMap<string, number> = new Map()

/** The new version's drawing with who would arrive where; beside it, the nodes of the old one and what becomes of their people. */
export function MoveScreen({ journeyId, from, to }: MoveScreenProps) {
  const { data: view, error, refetch } = useQuery({
    ...trpc.bulks.migration.queryOptions({ fromVersionId: from.versionId, toVersionId: to.versionId }), refetchInterval: 30_000,
  })
  const { editor, error: drawingError } = useVersionEditor({ journeyId, ...to })
  // Its cards carry who stands there already.
  const map = useSubscription(trpc.live.watch.subscriptionOptions({ journeyId })).data
  useEffect(() => { if (map) editor?.live.getState().setStanding(standingOn(map, to.version)) }, [editor, map, to.version])
  const [choices, setChoices] = useState<Choices>({})
  const look: OnLook = (nodeId, how) => {
    const { select, focus } = editor?.draft.getState() ?? {}
    if (nodeId !== null && how === 'near') focus?.(nodeId)
    else select?.({ nodes: nodeId === null ? [] : [nodeId], edges: [] })
  }
  const arrivals = useMemo(() => (view ? arrivalsOf(view, choices) : NOBODY), [view, choices])
  const failed = view ? drawingError : (error ?? drawingError)
  if (failed) return <ErrorState error={failed} onRetry={() => void refetch()} />
  return (
    <div className={styles.screen}>
      {editor
        ? (
          <ReactFlowProvider>
            <EditorContext value={editor}>
              <div className={styles.canvas}><Canvas /></div>
              <Arrivals arrivals={arrivals} fromVersion={from.version} />
            </EditorContext>
          </ReactFlowProvider>
        )
        : <div className={styles.loading}><SkeletonText lines={10} /></div>}
      <aside className={styles.aside}>
        {view
          ? <MovePanel journeyId={journeyId} view={view} choices={choices} onChoose={setChoices} onLook={look} />
          : <div className={styles.loading}><SkeletonText lines={10} /></div>}
      </aside>
    </div>
  )
}
