import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { notifyDone, notifyError } from '../../../lib/notify.ts'
import { useOnce } from '../../../lib/once.ts'
import { trpc } from '../../../lib/trpc.ts'

/** Gives a frozen set up. Nothing was done with it, so nothing is asked. */
export function DiscardButton({ bulkId }: { bulkId: string }) {
  const { t } = useTranslation('jobs')
  const navigate = useNavigate()
  const cancel = useOnce({
    ...trpc.bulks.cancel.mutationOptions(),
    onError: notifyError,
    onSuccess: () => {
      notifyDone(t('set.discarded'))
      void navigate({ to: '/jobs' })
    },
  })
  return <Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate({ bulkId })}>{t('set.discard')}</Button>
}
