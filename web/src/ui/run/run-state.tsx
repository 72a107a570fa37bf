import type { RunState } from '@parcours/server/router'
import { useTranslation } from 'react-i18next'
import { StateDot } from '../state-dot.tsx'

/** Amber is held by a rule or a person, red needs somebody; violet, as on the people's tile, waits for somebody's answer. */
const COLOR: Record<RunState | 'paused' | 'trouble', string> = {
  starting: 'var(--faint)', working: 'var(--accent)', waiting: 'var(--edge)', postponed: 'var(--warn)',
  suspended: 'var(--people)', ended: 'var(--line-strong)', paused: 'var(--warn)', trouble: 'var(--bad)',
}

export function RunStateMark({ state }: { state: keyof typeof COLOR }) {
  const { t } = useTranslation('run')
  return <StateDot color={COLOR[state]}>{t(`states.${state}`)}</StateDot>
}
