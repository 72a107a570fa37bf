import { Button, Popover, Select, TextInput } from '@mantine/core'
import { SlidersHorizontal } from 'lucide-react'
import type { DraftView, FigureFilter } from '@parcours/server/router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/use-format.ts'
import { filterWords } from './filter-words.ts'
import styles from './filter-button.module.css'
import { useArms } from './use-arms.ts'

interface FilterButtonProps {
  view: DraftView
  filter: FigureFilter
  windowDays: number | null
  onFilter: (filter: FigureFilter) => void
}

/** Which runs are counted: a version, days of entry, one arm of one split. */
export function FilterButton({ view, filter, windowDays, onFilter }: FilterButtonProps) {
  const { t } = useTranslation('journeys')
  const format = useFormat()
  const arms = useArms()
  const change = (part: Partial<FigureFilter>) => onFilter({ ...filter, ...part })
  const clear = () => onFilter({ journeyId: filter.journeyId })
  const versions = view.versions.map((v) => ({
    value: v.versionId, label: t('filter.version-one', { version: v.version, day: format.part(v.publishedAtMs, 'day'), open: format.count(v.openRuns) }),
  }))
  const words = filterWords(filter, { view, arms, format, t: (key, values) => t(key, values ?? {}) })
  return (
    <Popover position="bottom-end" width={320} offset={12} trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={styles.open} data-testid="figure-filter" data-on={words.length > 0}>
          <SlidersHorizontal size={11} aria-hidden />
          {words.length > 0 ? words.join(' · ') : t('filter.all')}
          {!!windowDays && ` · ${t('filter.window', { days: windowDays })}`}
        </button>
      </Popover.Target>
      <Popover.Dropdown className={styles.fields}>
        <Select
          label={t('filter.version')} placeholder={t('filter.all-versions')} data={versions} value={filter.versionId ?? null} clearable
          description={t('filter.version-hint')} data-testid="filter-version" onChange={(versionId) => change({ versionId: versionId ?? undefined })}
        />
        <div className={styles.days}>
          <TextInput type="date" label={t('filter.from')} value={filter.enteredFrom ?? ''} max={filter.enteredTo} onChange={(event) => change({ enteredFrom: event.currentTarget.value || undefined })} />
          <TextInput type="date" label={t('filter.to')} value={filter.enteredTo ?? ''} min={filter.enteredFrom} onChange={(event) => change({ enteredTo: event.currentTarget.value || undefined })} />
        </div>
        {arms.length > 0 && (
          <Select
            label={t('filter.arm')} placeholder={t('filter.all-arms')} data={arms} clearable
            value={filter.arm ? `${filter.arm.nodeId}/${filter.arm.outcome}` : null}
            onChange={(value) => {
              const [nodeId, outcome] = value?.split('/') ?? []
              change({ arm: nodeId && outcome ? { nodeId, outcome } : undefined })
            }}
          />
        )}
        {words.length > 0 && <Button variant="default" onClick={clear}>{t('filter.clear')}</Button>}
      </Popover.Dropdown>
    </Popover>
  )
}
