import { Button, Group, Modal, TextInput } from '@mantine/core'
import type { SavedView } from '@parcours/server/router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorState } from '../../ui/states.tsx'

interface NameViewDialogProps {
  title: string
  name: string
  error: unknown
  busy: boolean
  onName: (name: string) => void
  onClose: () => void
}

/** A name for a view: of a new one, or another one. */
export function NameViewDialog({ title, name, error, busy, onName, onClose }: NameViewDialogProps) {
  const { t } = useTranslation('runs')
  const { t: tApp } = useTranslation('app')
  const [typed, setTyped] = useState(name)
  return (
    <Modal opened onClose={onClose} title={title} size={420} closeButtonProps={{ 'aria-label': tApp('close') }}>
      <form onSubmit={(event) => { event.preventDefault(); onName(typed.trim()) }}>
        <TextInput
          label={t('views.name')} description={t('views.shared')} value={typed} maxLength={80} data-autofocus data-testid="view-name"
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {error ? <ErrorState error={error} /> : null}
        <Group justify="flex-end" mt={16} gap={8}>
          <Button variant="default" onClick={onClose}>{tApp('cancel')}</Button>
          <Button type="submit" disabled={typed.trim() === '' || typed.trim() === name} loading={busy} data-testid="view-name-confirm">{t('views.confirm')}</Button>
        </Group>
      </form>
    </Modal>
  )
}

interface DropViewDialogProps {
  view: SavedView
  busy: boolean
  onDrop: () => void
  onClose: () => void
}

/** Others may use it too, so it is said before it is gone. */
export function DropViewDialog({ view, busy, onDrop, onClose }: DropViewDialogProps) {
  const { t } = useTranslation('runs')
  const { t: tApp } = useTranslation('app')
  return (
    <Modal opened onClose={onClose} title={t('views.drop-title', { name: view.name })} size={420} closeButtonProps={{ 'aria-label': tApp('close') }}>
      <p>{t('views.drop-text')}</p>
      <Group justify="flex-end" mt={16} gap={8}>
        <Button variant="default" data-autofocus onClick={onClose}>{t('views.keep')}</Button>
        <Button color="red" loading={busy} onClick={onDrop} data-testid="view-drop-confirm">{t('views.drop-confirm')}</Button>
      </Group>
    </Modal>
  )
}
