import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { StopView } from '@parcours/server/router'
import { OctagonX } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { notifyDone } from '../lib/notify.ts'
import { useOnce } from '../lib/once.ts'
import { useBusinessNow } from '../lib/system.ts'
import { trpc } from '../lib/trpc.ts'
import { useFormat } from '../lib/use-format.ts'
import { useWords } from '../lib/words.ts'
import { ActDialog } from '../ui/steer/act-dialog.tsx'
import { RestoreDialog, RestoreDone, RestoreFacts } from './restore-facts.tsx'
import styles from './incident-banner.module.css'

/** What is stopped now, on every page: whoever sets it may go home, and the next one must see it. */
export function StopBanner() {
  const { data } = useQuery({ ...trpc.stops.list.queryOptions(), refetchInterval: 2_000 })
  return <>{(data ?? []).filter(({ liftedAtMs }) => liftedAtMs === null).map((stop) => <Standing key={stop.id} stop={stop} />)}</>
}

function Standing({ stop }: { stop: StopView }) {
  const { t } = useTranslation('steer')
  const words = useWords()
  const format = useFormat()
  const nowMs = useBusinessNow(60_000)
  const [lifting, setLifting] = useState(false)
  const held = t('stop.held', { count: stop.heldRuns })
  const by = t('stop.by', { actor: stop.actor, when: format.when(stop.atMs, nowMs), reason: stop.reason })
  const ofRestore = stop.needsReconcile || stop.byRestore
  return (
    <div className={styles.banner} data-tone={stop.effect === 'contact' ? 'bad' : 'warn'} role="status">
      <OctagonX className={styles.icon} size={15} aria-hidden />
      <strong>{t(`stop.standing-${stop.effect}`, { what: words(stop.targetName) || t(`stop.everything-${stop.effect}`) })}</strong>
      {ofRestore
        ? <RestoreFacts needsReconcile={stop.needsReconcile} held={held} />
        : <span className={styles.facts} title={by}>{stop.effect === 'contact' ? `${by} · ${held}` : by}</span>}
      <Button variant="default" onClick={() => setLifting(true)}>{t('stop.lift')}</Button>
      {lifting && !stop.needsReconcile && <LiftDialog stop={stop} held={held} onClose={() => setLifting(false)} />}
      {lifting && stop.needsReconcile && <RestoreDialog onClose={() => setLifting(false)} />}
    </div>
  )
}

function LiftDialog({ stop, held, onClose }: { stop: StopView; held: string; onClose: () => void }) {
  const { t } = useTranslation('steer')
  const client = useQueryClient()
  const lift = useOnce({
    ...trpc.stops.lift.mutationOptions(),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: trpc.stops.pathKey() })
      notifyDone(t('stop.lifted'))
      onClose()
    },
  })
  return (
    <ActDialog
      title={t('stop.lift-title')} about={t('stop.lift-about', { held })} verb={t('stop.lift-verb')} busy={lift.isPending} error={lift.error} onClose={onClose}
      onSubmit={(reason) => lift.mutate({ id: stop.id, reason })}
    >
      {stop.byRestore ? <RestoreDone /> : undefined}
    </ActDialog>
  )
}
