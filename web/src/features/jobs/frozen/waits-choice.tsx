import type { ResumedWaits } from '@parcours/journey'
import { useTranslation } from 'react-i18next'
import { SegmentedSwitch } from '../../../ui/segmented-switch.tsx'
import styles from './waits-choice.module.css'
import { WAITS } from './act.ts'

/** How the waits of paused runs go on. */
export function WaitsChoice({ value, onChange }: { value: ResumedWaits; onChange: (waits: ResumedWaits) => void }) {
  const { t } = useTranslation('jobs')
  return (
    <div className={styles.waits}>
      <span className={styles.label}>{t('waits.label')}</span>
      <SegmentedSwitch label={t('waits.label')} value={value} onChange={onChange} options={WAITS.map((one) => ({ value: one, label: t(`waits.${one}`) }))} />
      <span className={styles.about}>{t(`waits.${value}-about`)}</span>
    </div>
  )
}
