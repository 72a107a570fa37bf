import { Radio, Stack } from '@mantine/core'
import type { BulkPageView } from '@parcours/server/router'
import { useTranslation } from 'react-i18next'
import { Panel } from '../../../ui/panel.tsx'
import { ACTS, type ActDraft } from './act.ts'
import styles from './act-panel.module.css'
import { GivenAct } from './given-act.tsx'
import { NodeSelect } from './node-select.tsx'
import { WaitsChoice } from './waits-choice.tsx'

interface ActPanelProps {
  job: BulkPageView
  draft: ActDraft
  onChange: (draft: ActDraft) => void
}

/** What shall be done to each run of the set. */
export function ActPanel({ job, draft, onChange }: ActPanelProps) {
  const { t } = useTranslation('jobs')
  if (draft.kind === 'given') return <Panel title={t('what.title')}><GivenAct job={job} /></Panel>
  const { act, waits, nodeId } = draft
  return (
    <Panel title={t('what.title')}>
      <Radio.Group
        value={act} aria-label={t('what.title')}
        onChange={(value) => { const next = ACTS.find((one) => one === value); if (next) onChange({ ...draft, act: next }) }}
      >
        <Stack gap={9}>
          {ACTS.map((one) => (
            <div key={one}>
              <Radio value={one} label={t(`acts.${one}.label`)} description={t(`acts.${one}.hint`)} data-testid={`act-${one}`} />
              {one === act && act === 'resume' && <div className={styles.more}><WaitsChoice value={waits} onChange={(next) => onChange({ ...draft, waits: next })} /></div>}
              {one === act && act === 'move' && <div className={styles.more}><NodeSelect job={job} value={nodeId} onChange={(next) => onChange({ ...draft, nodeId: next })} /></div>}
            </div>
          ))}
        </Stack>
      </Radio.Group>
    </Panel>
  )
}
