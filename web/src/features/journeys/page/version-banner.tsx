import { Button } from '@mantine/core'
import { Lock } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useActorName } from '../../../lib/actor-name.ts'
import { useFormat } from '../../../lib/use-format.ts'
import styles from './version-banner.module.css'

interface VersionBannerProps {
  version: { version: number; publishedAtMs: number; publishedBy: string }
  onBack: () => void
}

/** Says why nothing can be changed here, and the way back. */
export function VersionBanner({ version, onBack }: VersionBannerProps) {
  const { t } = useTranslation('journeys')
  const format = useFormat()
  const actorName = useActorName()
  return (
    <div className={styles.banner}>
      <Lock size={13} aria-hidden />
      <span>{t('version.banner', { version: version.version, when: format.instant(version.publishedAtMs), by: actorName(version.publishedBy) })}</span>
      <Button variant="default" onClick={onBack}>{t('version.back')}</Button>
    </div>
  )
}
