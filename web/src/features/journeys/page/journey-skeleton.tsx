import { Skeleton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import styles from './journey-skeleton.module.css'

/** The shape of an open journey while it loads: nothing jumps when it is there. */
export function JourneySkeleton() {
  const { t } = useTranslation('app')
  return (
    <div className={styles.screen} role="status" aria-label={t('loading')}>
      <div className={styles.bar}><Skeleton height={12} width={220} /></div>
      <div className={styles.strip}>{Array.from({ length: 8 }, (_, at) => <Skeleton key={at} height={26} width={92} />)}</div>
      <div className={styles.main}>
        <div className={styles.palette}>{Array.from({ length: 14 }, (_, at) => <Skeleton key={at} height={18} />)}</div>
        <div className={styles.canvas} />
        <div className={styles.panel}>{Array.from({ length: 6 }, (_, at) => <Skeleton key={at} height={28} />)}</div>
      </div>
    </div>
  )
}
