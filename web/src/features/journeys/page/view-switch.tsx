import { useTranslation } from 'react-i18next'
import styles from './view-switch.module.css'

export type Tab = 'canvas' | 'json'
const TABS = ['canvas', 'json'] as const satisfies readonly Tab[]

/** The two ways of seeing a journey: as a drawing, as text. */
export function ViewSwitch({ tab, onTab }: { tab: Tab; onTab: (tab: Tab) => void }) {
  const { t } = useTranslation('journeys')
  return (
    <div className={styles.switch} role="tablist" aria-label={t('tabs.label')}>
      {TABS.map((name) => (
        <button key={name} type="button" role="tab" aria-selected={tab === name} data-testid={`tab-${name}`} onClick={() => onTab(name)}>
          {t(`tabs.${name}`)}
        </button>
      ))}
    </div>
  )
}
