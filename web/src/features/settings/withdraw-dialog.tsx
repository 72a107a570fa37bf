import { Button, Group, Modal } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import type { TextView } from '@parcours/server/router'
import { useTranslation } from 'react-i18next'
import { notifyDone, notifyError } from '../../lib/notify.ts'
import { useOnce } from '../../lib/once.ts'
import { trpc } from '../../lib/trpc.ts'
import styles from './withdraw-dialog.module.css'

interface WithdrawDialogProps {
  text: TextView
  opened: boolean
  onClose: () => void
}

/** Says what will happen before a text is withdrawn: it cannot be undone, and binds running cases at once. */
export function WithdrawDialog({ text, opened, onClose }: WithdrawDialogProps) {
  const { t } = useTranslation('settings')
  const client = useQueryClient()
  const withdraw = useOnce({
    ...trpc.texts.withdraw.mutationOptions(),
    onError: notifyError,
    onSuccess: () => {
      notifyDone(t('withdraw-done', { text: text.id }))
      void client.invalidateQueries({ queryKey: trpc.texts.pathKey() })
      onClose()
    },
  })
  return (
    <Modal opened={opened} onClose={onClose} title={t('withdraw-title', { text: `${text.name} v${text.version}` })}>
      <div className={styles.words}>
        <p>{t('withdraw-now')}</p>
        <p>{text.usedBy.length > 0 ? t('withdraw-used', { journeys: text.usedBy.join(', ') }) : t('withdraw-unused')}</p>
        <p>{t('withdraw-final')}</p>
      </div>
      <Group justify="flex-end" gap={8} mt={16}>
        <Button variant="default" onClick={onClose}>{t('keep')}</Button>
        <Button color="red" loading={withdraw.isPending} onClick={() => withdraw.mutate({ id: text.id })}>{t('withdraw-confirm')}</Button>
      </Group>
    </Modal>
  )
}
