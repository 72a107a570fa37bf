import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { CONTROL, useName } from '../../lib/names.ts'
import { trpc } from '../../lib/trpc.ts'
import type { RunsSearch } from './runs-search.ts'

interface Option { value: string; label: string }
const NONE: Option[] = []

/** What each filter may be set to: journeys and portfolios, and the versions, nodes, outcomes and arms of the chosen journey. */
export function useFilterOptions({ journey, node }: RunsSearch) {
  const { t } = useTranslation('names')
  const nameOf = useName()
  const journeys = useQuery(trpc.journeys.list.queryOptions())
  const portfolios = useQuery(trpc.portfolios.list.queryOptions())
  const draft = useQuery({ ...trpc.journeys.draft.queryOptions({ journeyId: journey ?? '' }), enabled: journey !== undefined })
  const figures = useQuery({
    ...trpc.figures.get.queryOptions({ filter: { journeyId: journey ?? '' } }), enabled: journey !== undefined,
  })
  const outcomesOf = (nodeId: string | undefined) => figures.data?.nodes.find((figure) => figure.nodeId === nodeId)?.outcomes ?? []
  const nodes = draft.data?.journey.nodes ?? []
  const drawn = nodes.map(({ id, name }) => ({ value: id, label: name }))
  const observed = figures.data?.nodes.some((figure) => figure.nodeId === CONTROL)
  return {
    journeys: journeys.data?.map(({ id, name, live }) => ({ value: id, label: name, live: live !== null })) ?? [],
    portfolios: portfolios.data?.map(({ portfolioId, name }) => ({ value: portfolioId, label: name })) ?? NONE,
    versions: draft.data?.versions.map(({ version }) => ({ value: String(version), label: `v${version}` })) ?? NONE,
    nodes: [...drawn, ...(observed ? [{ value: CONTROL, label: t('control-group') }] : NONE)],
    outcomes: outcomesOf(node).map(({ name }) => ({ value: name, label: nameOf(name) })),
    // A split is known by its settings: a list of `arms`.
    arms: nodes.filter(({ config }) => Array.isArray(config.arms))
      .flatMap(({ id, name }) => outcomesOf(id).map((one) => ({ value: `${id}=${one.name}`, label: `${name}: ${nameOf(one.name)}` }))),
  }
}
