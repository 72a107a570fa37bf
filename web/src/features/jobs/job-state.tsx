import type { BulkView } from '@parcours/server/router'
import { useTranslation } from 'react-i18next'
import { StateDot } from '../../ui/state-dot.tsx'

const COLOR: Record<BulkView['state'], string> = {
  frozen: 'var(--faint)', running: 'var(--accent)', paused: 'var(--warn)', cancelled: 'var(--line-strong)', done: 'var(--good)',
}

export function JobStateMark({ state }: { state: BulkView['state'] }) {
  const { t } = useTranslation('jobs')
  return <StateDot color={COLOR[state]}>{t(`states.${state}`)}</StateDot>
}
