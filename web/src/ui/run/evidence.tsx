import type { RuleView } from '@parcours/server/router'
import { useTranslation } from 'react-i18next'
import { useWords } from '../../lib/words.ts'
import styles from './evidence.module.css'

interface EvidenceProps {
  evidence: Record<string, unknown> | null
  rules?: readonly RuleView[]
  /** What the fold is called. */
  label: string
}

/** The rules of a decision in words with their standing, then what was read: one line each, nested values as compact JSON. Folded. */
export function Evidence({ evidence, rules = [], label }: EvidenceProps) {
  const lines = Object.entries(evidence ?? {})
  if (lines.length === 0 && rules.length === 0) return null
  return (
    <details className={styles.evidence}>
      <summary>{label}</summary>
      {rules.length > 0 && <Rules rules={rules} />}
      {lines.length > 0 && (
        <dl className={styles.box}>
          {lines.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{textOf(value)}</dd>
            </div>
          ))}
        </dl>
      )}
    </details>
  )
}

function Rules({ rules }: { rules: readonly RuleView[] }) {
  const { t } = useTranslation('run')
  const words = useWords()
  return (
    <ul className={styles.rules} aria-label={t('rules')}>
      {rules.map((rule) => (
        <li key={rule.rule}>
          {words(rule)}
          <div className={styles.note}>
            <span>{words(rule.status)}</span> <code>{rule.rule}</code> {rule.sources.length > 0 && <span>{rule.sources.join(' · ')}</span>}
          </div>
        </li>
      ))}
    </ul>
  )
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value, null, 1))
