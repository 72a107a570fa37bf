import { Select } from '@mantine/core'
import type { BulkPageView } from '@parcours/server/router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/use-format.ts'

interface NodeSelectProps {
  job: BulkPageView
  value: string | null
  onChange: (nodeId: string | null) => void
}

/** Nodes of the versions that the set's runs are on. One that only some of them have says so: the others would refuse. */
export function NodeSelect({ job: { nodes }, value, onChange }: NodeSelectProps) {
  const { t } = useTranslation('jobs')
  const format = useFormat()
  const most = Math.max(0, ...nodes.map(({ runs }) => runs))
  const option = ({ nodeId, name, runs, versions }: (typeof nodes)[number]) => ({
    value: nodeId,
    label: runs === most ? name : `${name} · v${versions.join(', v')} · ${t('what.some', { runs: format.count(runs), total: format.count(most) })}`,
  })
  // The same id may be drawn in several journeys: it is one choice, named as most runs know it.
  const first = nodes.filter(({ nodeId }, i) => nodes.findIndex((one) => one.nodeId === nodeId) === i)
  const journeys = [...new Set(first.map(({ journeyName }) => journeyName))]
  const data = journeys.length === 1 ? first.map(option) : journeys.map((group) => ({ group, items: first.filter(({ journeyName }) => journeyName === group).map(option) }))
  return (
    <Select
      label={t('what.node')} placeholder={t('what.choose')} value={value} data={data} searchable clearable={false} allowDeselect={false} onChange={onChange}
      data-testid="act-node"
    />
  )
}
