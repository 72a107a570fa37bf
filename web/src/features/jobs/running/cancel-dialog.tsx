import { Button, Group, Modal } from '@mantine/core'
import type { BulkPageView } from '@parcours/server/router'
import { useTranslation } from 'react-i18next'
import { notifyError } from '../../../lib/notify.ts'
import { useOnce } from '../../../lib/once.ts'
import { trpc } from '../../../lib/trpc.ts'
import { useFormat } from '../../../lib/use-format.ts'
import styles from './cancel-dialog.module.css'
import { useJobChanged } from './use-job-changed.ts'

/** Says what becomes of what was sent, of what is queued, and of what is done, before the job is given up. */
export function CancelDialog({ job: { id, counts }, onClose }: { job: BulkPageView; onClose: () => void }) {
  const { t } = useTranslation('jobs')
  const format = useFormat()
  const changed = useJobChanged(id)
  const cancel = useOnce({
    ...trpc.bulks.cancel.mutationOptions(),
    onError: notifyError,
    onSuccess: async () => {
      await changed()
      onClose()
    },
  })
  const told = (['queued', 'sent', 'done'] as const).filter((state) => counts[state] > 0)
  return (
    <Modal opened onClose={onClose} closeButtonProps={{ 'aria-label': t('close') }} title={t('cancel.title')} size={440}>
      <div className={styles.words}>
        {told.map((state) => <p key={state}>{t(`cancel.${state}`, { count: counts[state], shown: format.count(counts[state]) })}</p>)}
      </div>
      <Group justify="flex-end" gap={8} mt={16}>
        <Button variant="default" onClick={onClose}>{t('cancel.keep')}</Button>
        <Button color="red" loading={cancel.isPending} data-testid="job-cancel-confirm" onClick={() => cancel.mutate({ bulkId: id })}>{t('cancel.verb')}</Button>
      </Group>
    </Modal>
  )
}
