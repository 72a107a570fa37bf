import { Button } from '@mantine/core'
import { CloudAlert, CloudOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { explain } from '../../../lib/errors.ts'
import { useFormat } from '../../../lib/use-format.ts'
import { useWords } from '../../../lib/words.ts'
import { useJsonText } from '../json/json-text.ts'
import styles from './save-note.module.css'
import { shownSave } from './unread-text.ts'
import type { DraftEditor } from './use-draft-editor.ts'

/** Whether the draft is on the server, and the JSON text in the draft; a failure says why and tries again by itself. */
export function SaveNote({ editor }: { editor: DraftEditor }) {
  const { t } = useTranslation('journeys')
  const format = useFormat()
  const words = useWords()
  const save = useStore(editor.draft, (s) => s.save)
  const savedAtMs = useStore(editor.draft, (s) => s.savedAtMs)
  const shown = shownSave(save, useJsonText().state)
  if (shown === 'invalid-text') {
    return <span className={styles.note} data-testid="save-state" data-state={shown} role="status" title={t('unread.note-hint')}>{t('unread.note')}</span>
  }
  if (save.kind !== 'failed') {
    const text = save.kind === 'saved' ? t('save.saved', { when: format.part(savedAtMs, 'time') }) : t(`save.${save.kind}`)
    return <span className={styles.note} data-testid="save-state" data-state={save.kind} role="status" title={format.exact(savedAtMs)}>{text}</span>
  }
  const why = words(explain(save.error).message)
  return (
    <span className={styles.note} data-testid="save-state" data-state="failed" role="alert" title={why || t('save.failed-hint')}>
      {save.offline ? <CloudOff size={13} aria-hidden /> : <CloudAlert size={13} aria-hidden />}
      {t(save.offline ? 'save.offline' : 'save.failed')}
      <Button variant="subtle" onClick={editor.save}>{t('save.now')}</Button>
    </span>
  )
}
