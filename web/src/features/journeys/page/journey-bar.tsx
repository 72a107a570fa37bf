import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Redo2, Undo2 } from 'lucide-react'
import type { DraftView } from '@parcours/server/router'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { TopBar } from '../../../ui/top-bar.tsx'
import { IssuesButton } from '../issues/issues-button.tsx'
import { PublishButton } from '../publish/publish-button.tsx'
import styles from './journey-bar.module.css'
import { JourneyMenu } from './journey-menu.tsx'
import { JourneyName } from './journey-name.tsx'
import { LivePills } from './live-pills.tsx'
import { SaveNote } from './save-note.tsx'
import type { DraftEditor } from './use-draft-editor.ts'
import { ViewSwitch, type Tab } from './view-switch.tsx'

interface JourneyBarProps {
  view: DraftView
  editor: DraftEditor
  tab: Tab
  onTab: (tab: Tab) => void
  /** An old version is shown: the draft's own buttons are away. */
  reading: boolean
}

/** Name and state of the journey, the two ways of seeing it, and what is to be done with it. */
export function JourneyBar({ view, editor, tab, onTab, reading }: JourneyBarProps) {
  const { t } = useTranslation('journeys')
  return (
    <TopBar
      title={<span className={styles.title}><Link to="/journeys">{t('bar.journeys')}</Link><i>/</i><JourneyName editor={editor} readOnly={reading} /></span>}
      note={<LivePills view={view} />}
    >
      {!reading && <SaveNote editor={editor} />}
      {!reading && <History editor={editor} />}
      <ViewSwitch tab={tab} onTab={onTab} />
      {view.live && <Button variant="default" component={Link} to={`/journeys/${view.journeyId}/live`} data-testid="live-map">{t('live:title')}</Button>}
      <JourneyMenu view={view} editor={editor} />
      {!reading && <IssuesButton onGo={() => onTab('canvas')} />}
      {!reading && <PublishButton view={view} editor={editor} />}
    </TopBar>
  )
}

function History({ editor }: { editor: DraftEditor }) {
  const { t } = useTranslation('journeys')
  const canUndo = useStore(editor.draft, (s) => s.history.done.length > 0)
  const canRedo = useStore(editor.draft, (s) => s.history.undone.length > 0)
  const { undo, redo } = editor.draft.getState()
  return (
    <span className={styles.history}>
      <Tooltip label={t('bar.undo')}>
        <ActionIcon variant="subtle" color="gray" data-testid="undo" aria-label={t('bar.undo')} disabled={!canUndo} onClick={undo}><Undo2 size={15} /></ActionIcon>
      </Tooltip>
      <Tooltip label={t('bar.redo')}>
        <ActionIcon variant="subtle" color="gray" data-testid="redo" aria-label={t('bar.redo')} disabled={!canRedo} onClick={redo}><Redo2 size={15} /></ActionIcon>
      </Tooltip>
    </span>
  )
}
