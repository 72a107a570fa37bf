import { useTranslation } from 'react-i18next'
import styles from './evidence.module.css'

/** Rule ids, inputs, score reasons: one line for each, nested values as compact JSON. */
export function Evidence({ evidence }: { evidence: Record<string, unknown> }) {
  const { t } = useTranslation('run')
  const lines = Object.entries(evidence)
  if (lines.length === 0) return null
  return (
    <details className={styles.evidence}>
      <summary>{t('evidence')}</summary>
      <dl>
        {lines.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{textOf(value)}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value, null, 1))
