import { Button, Group, Modal } from '@mantine/core'
import { useBlocker } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { DraftEditor } from './use-draft-editor.ts'

/** Leaving saves first. Only what could not be saved is asked about: it would be gone with the page. */
export function LeaveDialog({ editor }: { editor: DraftEditor }) {
  const { t } = useTranslation('journeys')
  const blocker = useBlocker({
    withResolver: true,
    // Closing the browser's page is asked about by `saveOnLeave`.
    enableBeforeUnload: false,
    shouldBlockFn: async () => {
      await editor.flush()
      const { journey, stored } = editor.draft.getState()
      return journey !== stored
    },
  })
  if (blocker.status !== 'blocked') return null
  return (
    <Modal opened onClose={blocker.reset} closeButtonProps={{ 'aria-label': t('close') }} title={t('leave.title')} size={440}>
      <p>{t('leave.text')}</p>
      <Group justify="flex-end" mt={16} gap={8}>
        <Button variant="default" data-testid="leave-anyway" onClick={blocker.proceed}>{t('leave.anyway')}</Button>
        <Button onClick={blocker.reset}>{t('leave.stay')}</Button>
      </Group>
    </Modal>
  )
}
