import { ReactFlowProvider } from '@xyflow/react'
import type { CatalogView, DraftView, FigureFilter } from '@parcours/server/router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Canvas } from '../../../canvas/canvas.tsx'
import { EditorContext, type FigureQuestion } from '../../../canvas/editor.ts'
import { Palette } from '../../../canvas/palette.tsx'
import { ErrorState } from '../../../ui/states.tsx'
import { JsonTab } from '../json/json-tab.tsx'
import { JsonTextContext, createJsonText } from '../json/json-text.ts'
import { Panel } from '../panel/panel.tsx'
import { Strip } from '../strip/strip.tsx'
import { ConflictDialog } from './conflict-dialog.tsx'
import { FigureDrawer, type StripQuestion } from './figure-drawer.tsx'
import { JourneyBar } from './journey-bar.tsx'
import { LeaveDialog } from './leave-dialog.tsx'
import styles from './journey-screen.module.css'
import { useDraftEditor } from './use-draft-editor.ts'
import { useFigures } from './use-figures.ts'
import { useOldVersion } from './use-old-version.ts'
import { VersionBanner } from './version-banner.tsx'
import type { Tab } from './view-switch.tsx'

interface JourneyScreenProps {
  view: DraftView
  catalog: CatalogView
}

/** One open journey: bar, strip, palette, drawing (or its text), panel. */
export function JourneyScreen({ view, catalog }: JourneyScreenProps) {
  const { t } = useTranslation('journeys')
  const [tab, setTab] = useState<Tab>('canvas')
  const [filter, setFilter] = useState<FigureFilter>({ journeyId: view.journeyId })
  const [question, setQuestion] = useState<FigureQuestion | StripQuestion | null>(null)
  const [draftText] = useState(createJsonText)
  const draftEditor = useDraftEditor({ view, catalog, text: draftText, openFigure: setQuestion })
  const old = useOldVersion(filter.versionId, catalog, setQuestion)
  const editor = old.editor ?? draftEditor
  const feed = useFigures(filter, editor.live)
  const reading = old.editor !== null
  // A text of its own for the old version: the draft's, which may be no journey yet, waits.
  const [oldText] = useState(createJsonText)
  return (
    <ReactFlowProvider key={reading ? filter.versionId : 'draft'}>
      <EditorContext value={editor}>
        <JsonTextContext value={reading ? oldText : draftText}>
          <div className={styles.screen}>
            <JourneyBar view={view} editor={draftEditor} tab={tab} onTab={setTab} reading={reading} />
            <Strip feed={feed} view={view} filter={filter} onFilter={setFilter} onOpen={setQuestion} />
            {old.version && <VersionBanner version={old.version} onBack={() => setFilter({ ...filter, versionId: undefined })} />}
            {old.error && <ErrorState error={old.error} />}
            <div className={styles.main} aria-busy={old.loading} data-stale={feed.state !== 'live' && feed.receivedAtMs !== null}>
              {tab === 'json' && <JsonTab catalog={catalog} onCanvas={() => setTab('canvas')} />}
              {tab === 'canvas' && !reading && <Palette />}
              {tab === 'canvas' && <Canvas />}
              {tab === 'canvas' && <Panel catalog={catalog} />}
            </div>
            <ConflictDialog editor={draftEditor} />
            <LeaveDialog editor={draftEditor} text={draftText} />
            <FigureDrawer question={question} filter={filter} onClose={() => setQuestion(null)} />
            <span className="sr-only" role="status">{reading ? t('version.read-only') : ''}</span>
          </div>
        </JsonTextContext>
      </EditorContext>
    </ReactFlowProvider>
  )
}
