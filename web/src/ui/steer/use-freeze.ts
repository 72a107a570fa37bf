import { useNavigate } from '@tanstack/react-router'
import { notifyError } from '../../lib/notify.ts'
import { useOnce } from '../../lib/once.ts'
import { trpc } from '../../lib/trpc.ts'

/** Puts runs down as the set of a job and goes to its page, which counts before anything is done. */
export function useFreeze() {
  const navigate = useNavigate()
  return useOnce({
    ...trpc.bulks.freeze.mutationOptions(), onError: notifyError,
    onSuccess: ({ bulk }) => void navigate({ to: '/jobs/$bulkId', params: { bulkId: bulk.id } }),
  })
}
