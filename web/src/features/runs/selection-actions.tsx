import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFreeze } from '../../ui/steer/use-freeze.ts'
import type { RunSelection } from './selection.ts'

type Ask = Parameters<ReturnType<typeof useFreeze>['mutate']>[0]['ask']
/** What most jobs are; the job's page offers the rest. */
const OFFERED: readonly { name: 'pause' | 'resume' | 'retry' | 'stop_contact'; ask: Ask }[] = [
  { name: 'pause', ask: { kind: 'pause' } }, { name: 'resume', ask: { kind: 'resume', waits: 'left' } },
  { name: 'retry', ask: { kind: 'retry' } }, { name: 'stop_contact', ask: { kind: 'stop_contact' } },
]

/** Puts the selection down as the set of a job, whose page counts before anything is done. */
export function SelectionActions({ selection }: { selection: RunSelection }) {
  const { t } = useTranslation('steer')
  const freeze = useFreeze()
  const source = selection.kind === 'runs' ? { kind: 'runs' as const, runIds: [...selection.runIds] } : { kind: 'filter' as const, filter: selection.filter }
  return OFFERED.map(({ name, ask }) => (
    <Button key={name} variant="default" loading={freeze.isPending && freeze.variables?.ask.kind === ask.kind} onClick={() => freeze.mutate({ ask, source })}>
      {t(`job.${name}`)}
    </Button>
  ))
}
