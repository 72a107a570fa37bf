import type { BulkPageView } from '@parcours/server/router'
import { useTranslation } from 'react-i18next'
import { useActorName } from '../../../lib/actor-name.ts'
import { useBusinessNow } from '../../../lib/system.ts'
import { useFormat } from '../../../lib/use-format.ts'
import styles from './job-progress.module.css'

/** Who paused the job, let it go on, changed its rate, gave it up or tried its failed runs again, and when. */
export function JobActs({ acts }: Pick<BulkPageView, 'acts'>) {
  const { t } = useTranslation('jobs')
  const format = useFormat()
  const actorOf = useActorName()
  const nowMs = useBusinessNow(60_000)
  return (
    <ol className={styles.acts} aria-label={t('acted.label')} data-testid="job-acts">
      {acts.map(({ kind, n, actor, atMs }, i) => (
        <li key={i} title={format.exact(atMs)}>{t(`acted.${kind}`, { actor: actorOf(actor), when: format.when(atMs, nowMs), count: n ?? 0, n: format.count(n ?? 0) })}</li>
      ))}
    </ol>
  )
}
