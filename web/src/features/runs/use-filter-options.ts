import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { CONTROL, useName } from '../../lib/names.ts'
import { trpc } from '../../lib/trpc.ts'
import type { RunsSearch } from './runs-search.ts'

interface Option { value: string; label: string }
const NONE: Option[] = []

/** What each filter may be set to: journeys, and the versions, nodes and outcomes of the chosen one. */
export function useFilterOptions({ journey, node }: RunsSearch) {
  const { t } = useTranslation('names')
  const nameOf = useName()
  const journeys = useQuery(trpc.journeys.list.queryOptions())
  const draft = useQuery({ ...trpc.journeys.draft.queryOptions({ journeyId: journey ?? '' }), enabled: journey !== undefined })
  const figures = useQuery({
    ...trpc.figures.get.queryOptions({ filter: { journeyId: journey ?? '' } }), enabled: journey !== undefined,
  })
  const taken = figures.data?.nodes.find((figure) => figure.nodeId === node)?.outcomes ?? []
  const drawn = draft.data?.journey.nodes.map(({ id, name }) => ({ value: id, label: name })) ?? NONE
  const observed = figures.data?.nodes.some((figure) => figure.nodeId === CONTROL)
  return {
    journeys: journeys.data?.map(({ id, name }) => ({ value: id, label: name })) ?? NONE,
    versions: draft.data?.versions.map(({ version }) => ({ value: String(version), label: `v${version}` })) ?? NONE,
    nodes: [...drawn, ...(observed ? [{ value: CONTROL, label: t('control-group') }] : NONE)],
    outcomes: taken.map(({ name }) => ({ value: name, label: nameOf(name) })),
  }
}
