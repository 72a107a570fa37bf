import { ActionIcon, Menu } from '@mantine/core'
import { Download, MoreHorizontal, UserPlus } from 'lucide-react'
import type { DraftView } from '@parcours/server/router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { exportJourney } from '../list/export-journey.ts'
import { EnrolDialog } from './enrol-dialog.tsx'
import type { DraftEditor } from './use-draft-editor.ts'

/** What is needed now and then: the journey as a file, one case enrolled by hand. */
export function JourneyMenu({ view, editor }: { view: DraftView; editor: DraftEditor }) {
  const { t } = useTranslation('journeys')
  const [enrolling, setEnrolling] = useState(false)
  const onExport = async () => {
    await editor.flush()
    await exportJourney(view.journeyId)
  }
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size={29} aria-label={t('bar.more')} data-testid="journey-menu"><MoreHorizontal size={15} /></ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<Download size={14} />} data-testid="export-journey" onClick={() => void onExport()}>{t('list.export')}</Menu.Item>
          <Menu.Item leftSection={<UserPlus size={14} />} data-testid="enrol-case" disabled={!view.live} onClick={() => setEnrolling(true)}>{t('enrol.open')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {enrolling && <EnrolDialog journeyId={view.journeyId} onClose={() => setEnrolling(false)} />}
    </>
  )
}
