import { useTranslation } from 'react-i18next'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { FilterTag } from '../../ui/filter-tag.tsx'
import { SearchBox } from '../../ui/search-box.tsx'
import { RUN_STATES, type RunsSearch } from './runs-search.ts'
import { useFilterOptions } from './use-filter-options.ts'

interface RunFiltersProps {
  search: RunsSearch
  /** Patches the URL. */
  onChange: (patch: RunsSearch) => void
  /** "1,231 of 4,635 open". */
  result: string
}

export function RunFilters({ search, onChange, result }: RunFiltersProps) {
  const { t } = useTranslation('runs')
  const { t: tRun } = useTranslation('run')
  const options = useFilterOptions(search)
  const { journey, version, node, outcome, state, q } = search
  return (
    <FilterBar result={result}>
      <SearchBox value={q ?? ''} placeholder={t('search')} onSearch={(text) => onChange({ q: text || undefined })} />
      <FilterTag
        label={t('filters.journey')} value={journey} options={options.journeys}
        onChange={(value) => onChange({ journey: value, version: undefined, node: undefined, outcome: undefined })}
      />
      <FilterTag
        label={t('filters.state')} value={state} options={RUN_STATES.map((s) => ({ value: s, label: tRun(`states.${s}`) }))}
        onChange={(value) => onChange({ state: value })}
      />
      {journey && (
        <>
          <FilterTag
            label={t('filters.version')} value={version === undefined ? undefined : String(version)} options={options.versions}
            onChange={(value) => onChange({ version: value === undefined ? undefined : Number(value) })}
          />
          <FilterTag label={t('filters.node')} value={node} options={options.nodes} onChange={(value) => onChange({ node: value, outcome: undefined })} />
        </>
      )}
      {journey && node && (
        <FilterTag label={t('filters.outcome')} value={outcome} options={options.outcomes} onChange={(value) => onChange({ outcome: value })} />
      )}
    </FilterBar>
  )
}
