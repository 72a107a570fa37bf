import { useQuery } from '@tanstack/react-query'
import { trpc } from '../../lib/trpc.ts'
import type { RunsSearch } from './runs-search.ts'

interface Option { value: string; label: string }
const NONE: Option[] = []

/** What each filter may be set to: journeys, and the versions, nodes and outcomes of the chosen one. */
export function useFilterOptions({ journey, node }: RunsSearch) {
  const journeys = useQuery(trpc.journeys.list.queryOptions())
  const draft = useQuery({ ...trpc.journeys.draft.queryOptions({ journeyId: journey ?? '' }), enabled: journey !== undefined })
  const figures = useQuery({
    ...trpc.figures.get.queryOptions({ filter: { journeyId: journey ?? '' } }), enabled: journey !== undefined && node !== undefined,
  })
  const taken = figures.data?.nodes.find((figure) => figure.nodeId === node)?.outcomes ?? []
  return {
    journeys: journeys.data?.map(({ id, name }) => ({ value: id, label: name })) ?? NONE,
    versions: draft.data?.versions.map(({ version }) => ({ value: String(version), label: `v${version}` })) ?? NONE,
    nodes: draft.data?.journey.nodes.map(({ id, name }) => ({ value: id, label: name })) ?? NONE,
    outcomes: taken.map(({ name }) => ({ value: name, label: name })),
  }
}
