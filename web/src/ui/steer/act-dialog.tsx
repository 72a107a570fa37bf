import { Button, Group, Modal, Stack, Textarea } from '@mantine/core'
import { useState, type FormEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorState } from '../states.tsx'
import styles from './act-dialog.module.css'

/** As the server asks it of every act. */
const SHORTEST_REASON = 3

interface ActDialogProps {
  title: string
  /** What will happen, in a sentence. */
  about: string
  /** The verb of the button. */
  verb: string
  /** Cannot be undone. */
  grave?: boolean
  /** What the fields lack; the button then says nothing and the word stands beside it. */
  missing?: string | null
  busy: boolean
  /** What the last try said; nothing while there was none. */
  error: unknown
  children?: ReactNode
  onSubmit: (reason: string) => void
  onClose: () => void
}

/** Asks for the reason of an act, with what it needs beside; the reason is kept with it. */
export function ActDialog({ title, about, verb, grave = false, missing = null, busy, error, children, onSubmit, onClose }: ActDialogProps) {
  const { t } = useTranslation('steer')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const short = reason.trim().length < SHORTEST_REASON
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!short && missing === null) onSubmit(reason.trim())
  }
  return (
    <Modal opened onClose={onClose} closeButtonProps={{ 'aria-label': t('close') }} title={title} size={460}>
      <form onSubmit={submit} noValidate>
        <p className={styles.about}>{about}</p>
        <Stack gap={12}>
          {children}
          <Textarea
            label={t('reason')} description={t('reason-kept')} value={reason} onChange={(event) => setReason(event.currentTarget.value)}
            autosize minRows={2} maxLength={500} error={tried && short ? t('reason-missing') : undefined} data-autofocus={children === undefined || undefined}
          />
        </Stack>
        {tried && missing !== null && <p className={styles.missing} role="alert">{missing}</p>}
        {error != null && <ErrorState error={error} />}
        <Group justify="flex-end" mt={16} gap={8}>
          <Button variant="default" onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" loading={busy} color={grave ? 'red' : undefined}>{verb}</Button>
        </Group>
      </form>
    </Modal>
  )
}
