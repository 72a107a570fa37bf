import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Page } from '../../ui/page.tsx'
import { TopBar } from '../../ui/top-bar.tsx'
import { JobList } from './job-list.tsx'
import { PasteDialog } from './paste-dialog.tsx'

/** What was done to many runs at once, by whom, and why; and the way to do it to a pasted list. */
export function JobsPage() {
  const { t } = useTranslation('jobs')
  const [pasting, setPasting] = useState(false)
  const paste = <Button data-testid="paste-list" onClick={() => setPasting(true)}>{t('paste.button')}</Button>
  return (
    <Page>
      <TopBar title={t('title')} note={t('note')}>{paste}</TopBar>
      <JobList />
      {pasting && <PasteDialog onClose={() => setPasting(false)} />}
    </Page>
  )
}
