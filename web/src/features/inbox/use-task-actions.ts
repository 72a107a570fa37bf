import { useQueryClient } from '@tanstack/react-query'
import i18next from 'i18next'
import { nameWords } from '../../lib/names.ts'
import { notifyDone, notifyError } from '../../lib/notify.ts'
import { afterSecondClick, useOnce } from '../../lib/once.ts'
import { trpc } from '../../lib/trpc.ts'

/** Claim, release, resolve. Two people may act on one task: the second is told, and nothing is done twice. */
export function useTaskActions(taskId: string, onDone: () => void) {
  const client = useQueryClient()
  const refresh = () => void client.invalidateQueries({ queryKey: trpc.tasks.pathKey() })
  const common = { onError: (error: unknown) => { notifyError(error); refresh() } }
  // Once claimed, "give it back" stands where "claim" stood.
  const claim = useOnce({ ...trpc.tasks.claim.mutationOptions(), ...common, onSuccess: () => { refresh(); return afterSecondClick() } })
  const release = useOnce({ ...trpc.tasks.release.mutationOptions(), ...common, onSuccess: refresh })
  const resolve = useOnce({
    ...trpc.tasks.resolve.mutationOptions(),
    ...common,
    onSuccess: (answer) => {
      refresh()
      if (answer.kind === 'resolved') notifyDone(i18next.t('resolved', { ns: 'inbox' }))
      else notifyDone(alreadyWords(answer))
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

/** Somebody was first: what became of the task, in words. */
function alreadyWords({ status, result }: { status: string; result: string | null }): string {
  const t = i18next.getFixedT(null, 'names')
  return i18next.t('already', {
    ns: 'inbox', status: i18next.t(`statuses.${status}`, { ns: 'inbox', defaultValue: status }),
    result: result === null ? '' : nameWords(result, (key, values) => t(key, values ?? {})),
  })
}
