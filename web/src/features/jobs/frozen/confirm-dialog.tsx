import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { useState, type FormEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/use-format.ts'
import { ErrorState } from '../../../ui/states.tsx'

interface ConfirmDialogProps {
  /** Whoever confirms types this number. */
  count: number
  verb: string
  busy: boolean
  /** What the last try said; null while there was none. */
  error: unknown
  children: ReactNode
  onConfirm: () => void
  onClose: () => void
}

/** Before what nobody can take back: the number is typed, so that it was read. */
export function ConfirmDialog({ count, verb, busy, error, children, onConfirm, onClose }: ConfirmDialogProps) {
  const { t } = useTranslation('jobs')
  const format = useFormat()
  const [typed, setTyped] = useState('')
  const [tried, setTried] = useState(false)
  const fits = Number(typed.replaceAll(/\D/g, '')) === count
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (fits) onConfirm()
  }
  return (
    <Modal opened onClose={onClose} closeButtonProps={{ 'aria-label': t('close') }} title={t('confirm.title')} size={460}>
      <form onSubmit={submit} noValidate>
        <Stack gap={12}>
          {children}
          <TextInput
            label={t('confirm.type', { shown: format.count(count) })} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} inputMode="numeric" autoComplete="off"
            error={tried && !fits ? t('confirm.wrong') : undefined} data-autofocus data-testid="confirm-count"
          />
        </Stack>
        {error != null && <ErrorState error={error} />}
        <Group justify="flex-end" mt={16} gap={8}>
          <Button variant="default" onClick={onClose}>{t('keep')}</Button>
          <Button type="submit" color="red" loading={busy} data-testid="confirm-start">{verb}</Button>
        </Group>
      </form>
    </Modal>
  )
}
