import { Button, Group, Modal } from '@mantine/core'
import { useBlocker } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { JsonTextStore } from '../json/json-text.ts'
import { lossOnLeaving, type Loss } from './unread-text.ts'
import type { DraftEditor } from './use-draft-editor.ts'

/** Leaving saves first. Only what could not be saved is asked about: it would be gone with the page. */
export function LeaveDialog({ editor, text }: { editor: DraftEditor; text: JsonTextStore }) {
  const { t } = useTranslation('journeys')
  const [loss, setLoss] = useState<Loss>({ edits: false, text: false })
  const blocker = useBlocker({
    withResolver: true,
    // Closing the browser's page is asked about by `saveOnLeave`.
    enableBeforeUnload: false,
    shouldBlockFn: async ({ current, next }) => {
      // The same journey again: this page stays, and all that is on it.
      if (next.pathname === current.pathname) return false
      text.getState().takeTyped()
      await editor.flush()
      const found = lossOnLeaving(editor.draft.getState(), text.getState().state)
      setLoss(found)
      return found.edits || found.text
    },
  })
  if (blocker.status !== 'blocked') return null
  const leave = loss.edits ? (loss.text ? t('unread.leave-both') : t('leave.anyway')) : t('unread.leave')
  return (
    <Modal
      opened onClose={blocker.reset} closeButtonProps={{ 'aria-label': t('close') }} size={440}
      title={loss.edits ? t('leave.title') : t('unread.title')}
    >
      {loss.edits && <p>{t('leave.text')}</p>}
      {loss.text && <p data-testid="leave-text">{t('unread.text')}</p>}
      <Group justify="flex-end" mt={16} gap={8}>
        <Button variant="default" data-testid="leave-anyway" onClick={blocker.proceed}>{leave}</Button>
        <Button data-testid="leave-stay" onClick={blocker.reset}>{t('leave.stay')}</Button>
      </Group>
    </Modal>
  )
}
