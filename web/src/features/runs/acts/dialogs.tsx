import { Radio, Select, Stack } from '@mantine/core'
import type { ActionsView } from '@parcours/server/router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActDialog } from '../../../ui/steer/act-dialog.tsx'
import { useQueues } from '../../../lib/queues.ts'
import { useWords } from '../../../lib/words.ts'
import { BranchSelect } from './branch-select.tsx'
import { useAct, type Act } from './use-act.ts'

export interface DialogProps {
  may: ActionsView
  onClose: () => void
}

/** Acts that need a reason and nothing else. */
export type PlainKind = 'pause' | 'retry' | 'end' | 'stop_contact'
const PLAIN: Record<PlainKind, Act> = {
  pause: { kind: 'ask', ask: { kind: 'pause' } }, retry: { kind: 'ask', ask: { kind: 'retry' } },
  end: { kind: 'ask', ask: { kind: 'end' } }, stop_contact: { kind: 'stopContact' },
}

export function PlainDialog({ kind, may, onClose }: DialogProps & { kind: PlainKind }) {
  const { t } = useTranslation('steer')
  const { perform, busy, error } = useAct(may.runId, onClose)
  return (
    <ActDialog
      title={t(`${kind}.title`)} about={t(`${kind}.about`)} verb={t(`${kind}.verb`)} grave={kind === 'end' || kind === 'stop_contact'}
      busy={busy} error={error} onClose={onClose} onSubmit={(reason) => perform(PLAIN[kind], reason)}
    />
  )
}

const WAYS = ['left', 'again', 'skip'] as const

export function ResumeDialog({ may, onClose }: DialogProps) {
  const { t } = useTranslation('steer')
  const [waits, setWaits] = useState<(typeof WAYS)[number]>('left')
  const { perform, busy, error } = useAct(may.runId, onClose)
  return (
    <ActDialog
      title={t('resume.title')} about={t('resume.about')} verb={t('resume.verb')} busy={busy} error={error} onClose={onClose}
      onSubmit={(reason) => perform({ kind: 'ask', ask: { kind: 'resume', waits } }, reason)}
    >
      <Radio.Group label={t('resume.waits')} value={waits} onChange={(value) => setWaits(WAYS.find((way) => way === value) ?? 'left')}>
        <Stack gap={6} mt={6}>
          {WAYS.map((way) => <Radio key={way} value={way} label={t(`resume.${way}`)} description={t(`resume.${way}-about`)} />)}
        </Stack>
      </Radio.Group>
    </ActDialog>
  )
}

export function SkipDialog({ may, onClose }: DialogProps) {
  const { t } = useTranslation('steer')
  const waiting = may.branches.filter(({ state }) => state === 'waiting')
  const [visit, setVisit] = useState(waiting[0]?.visit)
  const { perform, busy, error } = useAct(may.runId, onClose)
  return (
    <ActDialog
      title={t('skip.title')} about={t('skip.about', { node: waiting.find((one) => one.visit === visit)?.nodeName ?? '' })} verb={t('skip.verb')} busy={busy} error={error}
      onClose={onClose} onSubmit={(reason) => perform({ kind: 'ask', ask: { kind: 'skip', visit } }, reason)}
    >
      {waiting.length > 1 && <BranchSelect branches={waiting} visit={visit} onChange={setVisit} />}
    </ActDialog>
  )
}

export function MoveDialog({ may, onClose }: DialogProps) {
  const { t } = useTranslation('steer')
  const [nodeId, setNodeId] = useState<string | null>(null)
  const [visit, setVisit] = useState(may.branches[0]?.visit)
  const { perform, busy, error } = useAct(may.runId, onClose)
  const here = may.branches.find((one) => one.visit === visit)
  return (
    <ActDialog
      title={t('move.title')} about={t('move.about', { node: here?.nodeName ?? '' })} verb={t('move.verb')} missing={nodeId === null ? t('move.missing') : null}
      busy={busy} error={error} onClose={onClose} onSubmit={(reason) => nodeId !== null && perform({ kind: 'ask', ask: { kind: 'move', visit, nodeId } }, reason)}
    >
      {may.branches.length > 1 && <BranchSelect branches={may.branches} visit={visit} onChange={setVisit} />}
      <Select
        label={t('move.to')} placeholder={t('move.choose')} value={nodeId} onChange={setNodeId} searchable comboboxProps={{ withinPortal: true }} data-autofocus
        data={may.targets.map((target) => ({ value: target.nodeId, label: target.name }))}
      />
    </ActDialog>
  )
}

export function ArmDialog({ may, onClose }: DialogProps) {
  const { t } = useTranslation('steer')
  const words = useWords()
  const [split] = may.arms
  const [nodeId, setNodeId] = useState(split?.nodeId ?? null)
  const [arm, setArm] = useState<string | null>(null)
  const [visit, setVisit] = useState(may.branches[0]?.visit)
  const { perform, busy, error } = useAct(may.runId, onClose)
  const chosen = may.arms.find((one) => one.nodeId === nodeId)
  return (
    <ActDialog
      title={t('arm.title')} about={t('arm.about')} verb={t('arm.verb')} missing={arm === null ? t('arm.missing') : null} busy={busy} error={error} onClose={onClose}
      onSubmit={(reason) => nodeId !== null && arm !== null && perform({ kind: 'ask', ask: { kind: 'arm', nodeId, arm, visit } }, reason)}
    >
      {may.branches.length > 1 && <BranchSelect branches={may.branches} visit={visit} onChange={setVisit} />}
      {may.arms.length > 1 && <Select label={t('arm.split')} value={nodeId} onChange={(next) => { setNodeId(next); setArm(null) }} data={may.arms.map((one) => ({ value: one.nodeId, label: one.name }))} allowDeselect={false} />}
      <Select
        label={t('arm.to', { node: chosen?.name ?? '' })} value={arm} onChange={setArm} data-autofocus
        data={(chosen?.arms ?? []).map((one) => ({ value: one.name, label: words(one.words) || one.name, disabled: one.name === chosen?.arm }))}
      />
    </ActDialog>
  )
}

export function HandOverDialog({ may, onClose }: DialogProps) {
  const { t } = useTranslation('steer')
  const words = useWords()
  const { queues } = useQueues()
  const [queue, setQueue] = useState<string | null>(null)
  const { perform, busy, error } = useAct(may.runId, onClose)
  return (
    <ActDialog
      title={t('handoff.title')} about={t('handoff.about')} verb={t('handoff.verb')} missing={queue === null ? t('handoff.missing') : null} busy={busy} error={error}
      onClose={onClose} onSubmit={(reason) => queue !== null && perform({ kind: 'handOver', queue, instructions: '' }, reason)}
    >
      <Select label={t('handoff.queue')} value={queue} onChange={setQueue} data={queues.map((one) => ({ value: one.name, label: words(one.label) || one.name }))} data-autofocus />
    </ActDialog>
  )
}
