import { Button } from '@mantine/core'
import { getRouteApi, Link } from '@tanstack/react-router'
import { ReactFlowProvider } from '@xyflow/react'
import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Canvas } from '../../canvas/canvas.tsx'
import { EditorContext } from '../../canvas/editor.ts'
import { standingOf } from '../../canvas/standing-of.ts'
import { useVersionEditor } from '../../canvas/use-version-editor.ts'
import { CONTROL } from '../../lib/names.ts'
import { Page } from '../../ui/page.tsx'
import { EmptyState, ErrorState, SkeletonText } from '../../ui/states.tsx'
import { Elsewhere } from './elsewhere.tsx'
import { LiveBar } from './live-bar.tsx'
import styles from './live-page.module.css'
import { LiveStrip } from './live-strip.tsx'
import { useLiveMap } from './use-live-map.ts'

const route = getRouteApi('/journeys/$journeyId/live')

/** Where everybody is who runs through a journey, on its drawing, as it happens. */
export function LivePage() {
  const { t } = useTranslation('live')
  const { journeyId } = route.useParams()
  const { version } = route.useSearch()
  const { view, stale, error } = useLiveMap(journeyId)
  const shown = view?.versions.find((one) => (version === undefined ? one.live : one.version === version)) ?? view?.versions[0]
  const { editor, journey, error: drawingError } = useVersionEditor({ journeyId, versionId: shown?.versionId, version })
  const startId = journey?.nodes.find(({ type }) => type === 'enter')?.id ?? journey?.nodes[0]?.id
  const standing = useMemo(
    () => (view && journey ? standingOf(view, { nodeIds: new Set([...journey.nodes.map(({ id }) => id), CONTROL]), startId }, version) : null),
    [view, journey, startId, version])
  useEffect(() => { if (standing) editor?.live.getState().setStanding(standing.nodes) }, [editor, standing])
  const failed = error ?? drawingError
  return (
    <Page side={standing && standing.elsewhere.length > 0 ? <Elsewhere nodes={standing.elsewhere} journeyId={journeyId} version={version} /> : undefined}>
      <LiveBar journeyId={journeyId} name={journey?.name ?? ''} view={view} version={version} stale={stale} />
      {standing && <LiveStrip standing={standing} journeyId={journeyId} version={version} stale={stale} />}
      {failed ? <ErrorState error={failed} /> : null}
      {!failed && !editor && view?.versions.length !== 0 && <div className={styles.loading}><SkeletonText lines={10} /></div>}
      {view?.versions.length === 0 && (
        <EmptyState
          title={t('empty.title')} hint={t('empty.hint')}
          action={<Button component={Link} to={`/journeys/${journeyId}`}>{t('empty.action')}</Button>}
        />
      )}
      {editor && (
        <ReactFlowProvider key={shown?.versionId}>
          <EditorContext value={editor}>
            <div className={styles.canvas} data-stale={stale}><Canvas /></div>
          </EditorContext>
        </ReactFlowProvider>
      )}
    </Page>
  )
}
