import { Button } from '@mantine/core'
import { AlertTriangle, Info, OctagonAlert } from 'lucide-react'
import type { Issue } from '@parcours/journey'
import { useTranslation } from 'react-i18next'
import { useDraft, useEditor } from '../../../canvas/editor.ts'
import { useWords } from '../../../lib/words.ts'
import styles from './issues.module.css'

const ICON = { error: OctagonAlert, warning: AlertTriangle, info: Info } as const
const ORDER = ['error', 'warning', 'info'] as const

interface IssueListProps {
  issues: readonly Issue[]
  /** An issue was chosen: its card comes into view. */
  onGo?: () => void
}

/** Errors first. A click goes to the card; a fix is one click and one undo. */
export function IssueList({ issues, onGo }: IssueListProps) {
  const { t } = useTranslation('journeys')
  if (issues.length === 0) return <p className={styles.none}>{t('issues.none')}</p>
  return (
    <ul className={styles.list} data-testid="issue-list">
      {ORDER.flatMap((severity) => issues.filter((issue) => issue.severity === severity)).map((issue, at) => (
        <IssueLine key={`${issue.code}/${issue.nodeId ?? issue.edgeId ?? ''}/${issue.path ?? ''}/${at}`} issue={issue} onGo={onGo} />
      ))}
    </ul>
  )
}

function IssueLine({ issue, onGo }: { issue: Issue; onGo?: () => void }) {
  const words = useWords()
  const { t } = useTranslation('journeys')
  const { draft } = useEditor()
  const nodeId = useDraft((s) => issue.nodeId ?? s.journey.edges.find((e) => e.id === issue.edgeId)?.from)
  const name = useDraft((s) => s.journey.nodes.find((n) => n.id === nodeId)?.name)
  const Icon = ICON[issue.severity]
  const go = () => {
    if (nodeId) draft.getState().focus(nodeId)
    onGo?.()
  }
  const { fix } = issue
  return (
    <li className={styles.line} data-testid={`issue-${issue.code}`}>
      <button type="button" className={styles.text} disabled={!nodeId} onClick={go}>
        <Icon size={14} className={styles.icon} data-severity={issue.severity} aria-label={t(`issues.${issue.severity}`)} />
        <span>
          {words(issue.message)}
          <small>{[name, issue.code].filter(Boolean).join(' · ')}</small>
        </span>
      </button>
      {fix && <Button variant="default" className={styles.fix} onClick={() => draft.getState().dispatch(fix.edit)}>{words(fix.label)}</Button>}
    </li>
  )
}
