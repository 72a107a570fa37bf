import { Select } from '@mantine/core'
import type { BranchView } from '@parcours/server/router'
import { useTranslation } from 'react-i18next'

interface BranchSelectProps {
  branches: BranchView[]
  visit: number | undefined
  onChange: (visit: number) => void
}

/** Which of a run's parallel branches is meant. */
export function BranchSelect({ branches, visit, onChange }: BranchSelectProps) {
  const { t } = useTranslation('steer')
  return (
    <Select
      label={t('branch')} value={String(visit ?? '')} allowDeselect={false} onChange={(value) => value !== null && onChange(Number(value))}
      data={branches.map((branch) => ({ value: String(branch.visit), label: branch.nodeName }))}
    />
  )
}
