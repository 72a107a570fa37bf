import { AlertTriangle, Info, OctagonAlert } from 'lucide-react'
import type { Issue } from '@parcours/journey'
import { useTranslation } from 'react-i18next'
import { useWords } from '../lib/words.ts'
import { useLive } from './editor.ts'
import styles from './issue-mark.module.css'

const RANK: Record<Issue['severity'], number> = { error: 0, warning: 1, info: 2 }
const ICON = { error: OctagonAlert, warning: AlertTriangle, info: Info } as const

export const worst = (issues: readonly Issue[]): Issue['severity'] =>
  issues.toSorted((a, b) => RANK[a.severity] - RANK[b.severity])[0]?.severity ?? 'info'

/** Small mark with the count; the texts on hover, and in the issue list. */
export function IssueMark({ nodeId }: { nodeId: string }) {
  const { t } = useTranslation('journeys')
  const words = useWords()
  const all = useLive((s) => s.issuesByNode.get(nodeId))
  // What is only worth knowing stays in the list: a mark asks for something to be done.
  const issues = all?.filter((issue) => issue.severity !== 'info') ?? []
  if (issues.length === 0) return null
  const severity = worst(issues)
  const Icon = ICON[severity]
  return (
    <span
      className={styles.mark} data-severity={severity} role="img"
      title={issues.map((issue) => words(issue.message)).join('\n')} aria-label={t('issues.count', { count: issues.length })}
    >
      <Icon size={12} aria-hidden />{issues.length > 1 && issues.length}
    </span>
  )
}
