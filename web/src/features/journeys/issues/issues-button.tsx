import { Button, Popover } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../../../canvas/editor.ts'
import { worst } from '../../../canvas/issue-mark.tsx'
import styles from './issues.module.css'
import { IssueList } from './issue-list.tsx'

/** How many issues the draft has, and the list of them. */
export function IssuesButton({ onGo }: { onGo: () => void }) {
  const { t } = useTranslation('journeys')
  const [opened, setOpened] = useState(false)
  const issues = useLive((s) => s.issues)
  const severity = issues.length > 0 ? worst(issues) : undefined
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={420} trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" data-testid="issues-button" aria-expanded={opened} onClick={() => setOpened(!opened)}>
          <span className={styles.count} data-severity={severity}>{t('issues.count', { count: issues.length })}</span>
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={styles.dropdown}>
        <IssueList issues={issues} onGo={() => { setOpened(false); onGo() }} />
      </Popover.Dropdown>
    </Popover>
  )
}
