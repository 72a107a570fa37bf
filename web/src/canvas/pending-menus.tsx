import { Menu, Popover } from '@mantine/core'
import { OTHERWISE } from '@parcours/journey'
import { useTranslation } from 'react-i18next'
import { useWords } from '../lib/words.ts'
import { NodePicker } from './node-picker.tsx'
import styles from './canvas.module.css'
import { OTHERWISE_WORDS } from './outline.ts'
import type { Pending } from './pending.ts'

interface PendingMenusProps {
  pending: Pending | null
  onOutcome: (outcome: string) => void
  onType: (type: string) => void
  onClose: () => void
}

/** The questions after a connection was dropped, where the pointer is. */
export function PendingMenus({ pending, onOutcome, onType, onClose }: PendingMenusProps) {
  if (pending?.ask === 'outcome') return <OutcomeMenu pending={pending} onOutcome={onOutcome} onClose={onClose} />
  if (pending?.ask !== 'type') return null
  return (
    <Popover opened onChange={(opened) => { if (!opened) onClose() }} position="right-start" trapFocus withinPortal={false}>
      <Popover.Target><span className={styles.anchor} style={{ left: pending.at.x, top: pending.at.y }} /></Popover.Target>
      <Popover.Dropdown className={styles.picker}><NodePicker onPick={onType} /></Popover.Dropdown>
    </Popover>
  )
}

function OutcomeMenu({ pending, onOutcome, onClose }: Pick<PendingMenusProps, 'onOutcome' | 'onClose'> & { pending: Pending & { ask: 'outcome' } }) {
  const { t } = useTranslation('journeys')
  const words = useWords()
  return (
    <Menu opened onChange={(opened) => { if (!opened) onClose() }} position="right-start" closeOnItemClick={false} withinPortal={false}>
      <Menu.Target><span className={styles.anchor} style={{ left: pending.at.x, top: pending.at.y }} /></Menu.Target>
      <Menu.Dropdown className={styles.outcomes}>
        <Menu.Label>{t('canvas.ask-outcome')}</Menu.Label>
        {pending.offers.map((o) => (
          <Menu.Item key={o.name} data-testid={`outcome-choice-${o.name}`} data-tone={o.tone} onClick={() => onOutcome(o.name)}>{words(o.label)}</Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item data-testid={`outcome-choice-${OTHERWISE}`} onClick={() => onOutcome(OTHERWISE)}>
          <i>{words(OTHERWISE_WORDS)}</i> <span className={styles.rest}>{t('canvas.ask-rest')}</span>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
