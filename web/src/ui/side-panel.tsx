import { ActionIcon } from '@mantine/core'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useEscape } from './use-escape.ts'
import styles from './side-panel.module.css'

interface SidePanelProps {
  /** Named for screen readers. */
  label: string
  title: ReactNode
  /** Grey line under the title. */
  note?: ReactNode
  /** Shown before the title: an icon tile. */
  lead?: ReactNode
  /** Small buttons beside the closing one. */
  tools?: ReactNode
  children: ReactNode
  /** Esc does it too. */
  onClose?: () => void
  width?: number
}

/** The panel at the right of a page; the whole screen on a phone. */
export function SidePanel({ label, title, note, lead, tools, children, onClose, width = 430 }: SidePanelProps) {
  const { t } = useTranslation('app')
  useEscape(onClose)
  return (
    <aside className={styles.panel} style={{ '--panel-width': `${width}px` }} aria-label={label}>
      <div className={styles.head}>
        {lead}
        <div className={styles.names}>
          <h2 className={styles.title}>{title}</h2>
          {note !== undefined && <div className={styles.note}>{note}</div>}
        </div>
        {tools}
        {onClose && (
          <ActionIcon variant="subtle" color="gray" size={26} aria-label={t('close')} onClick={onClose}><X size={15} /></ActionIcon>
        )}
      </div>
      <div className={styles.body}>{children}</div>
    </aside>
  )
}
