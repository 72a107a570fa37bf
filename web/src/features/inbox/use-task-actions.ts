import { useMutation, useQueryClient } from '@tanstack/react-query'
import i18next from 'i18next'
import { notifyDone, notifyError } from '../../lib/notify.ts'
import { trpc } from '../../lib/trpc.ts'

/** Claim, release, resolve. Two people may act on one task: the second is told, and nothing is done twice. */
export function useTaskActions(taskId: string, onDone: () => void) {
  const client = useQueryClient()
  const refresh = () => void client.invalidateQueries({ queryKey: trpc.tasks.pathKey() })
  const common = { onError: (error: unknown) => { notifyError(error); refresh() } }
  const claim = useMutation({ ...trpc.tasks.claim.mutationOptions(), ...common, onSuccess: refresh })
  const release = useMutation({ ...trpc.tasks.release.mutationOptions(), ...common, onSuccess: refresh })
  const resolve = useMutation({
    ...trpc.tasks.resolve.mutationOptions(),
    ...common,
    onSuccess: (answer) => {
      refresh()
      if (answer.kind === 'resolved') notifyDone(i18next.t('resolved', { ns: 'inbox' }))
      else notifyDone(i18next.t('already', { ns: 'inbox', status: answer.status, result: answer.result ?? '' }))
      onDone()
    },
  })
  return {
    claim: () => claim.mutate({ taskId }),
    release: () => release.mutate({ taskId }),
    resolve: (result: string, note: string) => resolve.mutate({ taskId, result, note }),
    claiming: claim.isPending || release.isPending,
    resolving: resolve.isPending,
  }
}
