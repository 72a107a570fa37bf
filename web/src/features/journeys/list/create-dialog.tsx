import { Button, Group, Modal, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOnce } from '../../../lib/once.ts'
import { trpc } from '../../../lib/trpc.ts'
import { ErrorState } from '../../../ui/states.tsx'

/** A name is all a new journey needs; it opens with its first card. */
export function CreateDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('journeys')
  const navigate = useNavigate()
  const [name, setName] = useState('')
  const create = useOnce(trpc.journeys.create.mutationOptions({
    onSuccess: ({ journeyId }) => void navigate({ to: '/journeys/$journeyId', params: { journeyId } }),
  }))
  return (
    <Modal opened onClose={onClose} closeButtonProps={{ 'aria-label': t('close') }} title={t('list.create-title')} size={420}>
      <form onSubmit={(event) => { event.preventDefault(); create.mutate({ name: name.trim(), from: 'blank' }) }}>
        <TextInput
          label={t('list.create-name')} value={name} maxLength={120} data-autofocus data-testid="new-journey-name"
          placeholder={t('list.create-placeholder')} onChange={(event) => setName(event.currentTarget.value)}
        />
        {create.error && <ErrorState error={create.error} />}
        <Group justify="flex-end" mt={16} gap={8}>
          <Button variant="default" onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" disabled={name.trim() === ''} loading={create.isPending} data-testid="new-journey-confirm">{t('list.create-confirm')}</Button>
        </Group>
      </form>
    </Modal>
  )
}
