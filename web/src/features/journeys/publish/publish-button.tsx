import { Button } from '@mantine/core'
import type { DraftView } from '@parcours/server/router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DraftEditor } from '../page/use-draft-editor.ts'
import { PublishDialog } from './publish-dialog.tsx'

export function PublishButton({ view, editor }: { view: DraftView; editor: DraftEditor }) {
  const { t } = useTranslation('journeys')
  const [opened, setOpened] = useState(false)
  return (
    <>
      <Button data-testid="publish-button" onClick={() => setOpened(true)}>{t('publish.open')}</Button>
      {opened && <PublishDialog view={view} editor={editor} onClose={() => setOpened(false)} />}
    </>
  )
}
