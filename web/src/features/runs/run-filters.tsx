import { useTranslation } from 'react-i18next'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { FilterTag } from '../../ui/filter-tag.tsx'
import { SearchBox } from '../../ui/search-box.tsx'
import { DropTag } from './drop-tag.tsx'
import { EnteredFilter } from './entered-filter.tsx'
import { RUN_STATES, type RunsSearch } from './runs-search.ts'
import type { useFilterOptions } from './use-filter-options.ts'

interface RunFiltersProps {
  search: RunsSearch
  options: ReturnType<typeof useFilterOptions>
  /** Patches the URL. */
  onChange: (patch: RunsSearch) => void
  /** "1,231 of 4,635 open". */
  result: string
}

export function RunFilters(props: RunFiltersProps) {
  const { t } = useTranslation('runs')
  const { t: tRun } = useTranslation('run')
  const { search, options, onChange, result } = props
  const { journey, state, q, portfolio, incident } = search
  const stateWords = (one: (typeof RUN_STATES)[number]) => (one === 'not_moving' ? t('not-moving') : tRun(`states.${one}`))
  return (
    <FilterBar result={result}>
      <SearchBox value={q ?? ''} placeholder={t('search')} onSearch={(text) => onChange({ q: text || undefined })} />
      <FilterTag
        label={t('filters.journey')} value={journey} options={options.journeys}
        onChange={(value) => onChange({ journey: value, version: undefined, node: undefined, only: undefined, outcome: undefined, arm: undefined })}
      />
      <FilterTag
        label={t('filters.state')} value={state} options={RUN_STATES.map((one) => ({ value: one, label: stateWords(one) }))}
        onChange={(value) => onChange({ state: value })}
      />
      {journey && <OfJourney {...props} />}
      {options.portfolios.length > 1 && (
        <FilterTag label={t('filters.portfolio')} value={portfolio} options={options.portfolios} onChange={(value) => onChange({ portfolio: value })} />
      )}
      <EnteredFilter from={search.from} to={search.to} onChange={onChange} />
      {incident && <DropTag label={t('filters.incident')} onDrop={() => onChange({ incident: undefined })} />}
    </FilterBar>
  )
}

function OfJourney({ search: { version, node, only, outcome, arm }, options, onChange }: RunFiltersProps) {
  const { t } = useTranslation('runs')
  return (
    <>
      <FilterTag
        label={t('filters.version')} value={version === undefined ? undefined : String(version)} options={options.versions}
        onChange={(value) => onChange({ version: value === undefined ? undefined : Number(value) })}
      />
      <FilterTag
        label={t('filters.node')} value={node} options={options.nodes} onChange={(value) => onChange({ node: value, only: undefined, outcome: undefined })}
      />
      {node && only && !outcome && <DropTag label={t('filters.only')} hint={t('filters.only-hint')} onDrop={() => onChange({ only: undefined })} />}
      {node && <FilterTag label={t('filters.outcome')} value={outcome} options={options.outcomes} onChange={(value) => onChange({ outcome: value })} />}
      {(options.arms.length > 0 || arm) && <FilterTag label={t('filters.arm')} value={arm} options={options.arms} onChange={(value) => onChange({ arm: value })} />}
    </>
  )
}
