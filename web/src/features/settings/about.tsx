import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { BUSINESS_ZONE } from '../../lib/instants.ts'
import { useSystem } from '../../lib/system.ts'
import { useFormat } from '../../lib/use-format.ts'
import { PageBody } from '../../ui/page.tsx'
import { Panel } from '../../ui/panel.tsx'
import { ErrorState, SkeletonText } from '../../ui/states.tsx'
import styles from './about.module.css'

function TemporalAddress({ url }: { url: string | null }) {
  const { t } = useTranslation('settings')
  return url ? <a href={url} target="_blank" rel="noreferrer">{url}</a> : t('about.no-ui')
}

/** What this installation is, and where its parts are. */
export function About() {
  const { t } = useTranslation('settings')
  const format = useFormat()
  const { data, error, refetch } = useSystem()
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <PageBody><SkeletonText lines={6} /></PageBody>
  const { clock, demo, temporalUiUrl, namespace, publicUrl, sandboxChannels } = data
  const facts: [name: string, value: ReactNode][] = [
    ['kind', t(demo ? 'about.demo' : 'about.live')],
    ['clock', `${format.instant(clock.businessMs)} ${BUSINESS_ZONE} · ${format.factor(clock.factor)}`],
    ['sandbox', sandboxChannels.map((channel) => t(`channels.${channel}`)).join(', ') || t('about.no-sandbox')],
    ['temporal', <TemporalAddress key="temporal" url={temporalUiUrl} />],
    ['namespace', namespace],
    ['public', publicUrl],
    ['sign-in', t('about.no-sign-in')],
  ]
  return (
    <PageBody narrow>
      <Panel title={t('about.title')}>
        <dl className={styles.facts}>
          {facts.map(([name, value]) => <div key={name}><dt>{t(`about.${name}`)}</dt><dd>{value}</dd></div>)}
        </dl>
      </Panel>
    </PageBody>
  )
}
