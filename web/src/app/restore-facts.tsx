import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useOnce } from '../lib/once.ts'
import { trpc } from '../lib/trpc.ts'
import { useFormat } from '../lib/use-format.ts'
import { useWords } from '../lib/words.ts'
import { ActDialog } from '../ui/steer/act-dialog.tsx'
import banner from './incident-banner.module.css'
import styles from './restore-facts.module.css'

const useRestore = () => useQuery({ ...trpc.stops.restore.queryOptions(), refetchInterval: 2_000 }).data

/** The banner's line of a stop that a restore has set: what it waits for, or that it waits for a person only. */
export function RestoreFacts({ needsReconcile, held }: { needsReconcile: boolean; held: string }) {
  const { t } = useTranslation('steer')
  const format = useFormat()
  const restore = useRestore()
  if (!restore) return <span className={banner.facts} />
  const when = format.instant(restore.backupRealMs)
  const text = needsReconcile ? t('restore.unclean', { when }) : t('restore.clean', { when, held })
  return <span className={banner.facts} title={text}>{text}</span>
}

/** What the reconciler has done, and what no reconciler can do. */
export function RestoreDone() {
  const { t } = useTranslation('steer')
  const format = useFormat()
  const restore = useRestore()
  if (!restore) return null
  const { messagesFound, runsTakenBack, runsStartedAgain, workflowsEnded } = restore
  const done = [
    t('restore.messages', { count: messagesFound }), t('restore.taken-back', { count: runsTakenBack }),
    t('restore.started-again', { count: runsStartedAgain }), t('restore.workflows-ended', { count: workflowsEnded }),
  ]
  return (
    <div>
      <ul className={styles.done}>{done.map((line) => <li key={line}>{line}</li>)}</ul>
      <p className={styles.again}>{t('restore.tell-again', { when: format.instant(restore.backupRealMs) })}</p>
    </div>
  )
}

/** What somebody must answer for before the stop can be lifted. */
export function RestoreDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('steer')
  const words = useWords()
  const client = useQueryClient()
  const restore = useRestore()
  const accept = useOnce({
    ...trpc.stops.acceptRestored.mutationOptions(),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: trpc.stops.pathKey() })
      onClose()
    },
  })
  const missing = !restore?.looked ? t('restore.waiting') : restore.mayAccept ? null : t('restore.not-yours')
  return (
    <ActDialog
      title={t('restore.title')} about={missing ?? t('restore.about')} verb={t('restore.verb')} grave missing={missing}
      busy={accept.isPending} error={accept.error} onClose={onClose} onSubmit={(reason) => accept.mutate({ reason })}
    >
      {restore?.looked
        ? <>
            <ul className={styles.open}>{restore.open.map((item) => <li key={item.en}>{words(item)}</li>)}</ul>
            <RestoreDone />
          </>
        : undefined}
    </ActDialog>
  )
}
