import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { trpc } from '../../lib/trpc.ts'
import { ErrorState } from '../../ui/states.tsx'
import { JourneyScreen } from './page/journey-screen.tsx'
import { JourneySkeleton } from './page/journey-skeleton.tsx'

/** Opens a journey by its id. What is drawn from then on is the screen's; the server only stores it. */
export function JourneyPage() {
  const { journeyId } = useParams({ from: '/journeys/$journeyId' })
  const draft = useQuery(trpc.journeys.draft.queryOptions({ journeyId }, { gcTime: 0, refetchOnWindowFocus: false }))
  const catalog = useQuery(trpc.catalog.get.queryOptions(undefined, { staleTime: 60_000 }))
  const error = draft.error ?? catalog.error
  if (error && !(draft.data && catalog.data)) {
    return <ErrorState error={error} onRetry={() => { void draft.refetch(); void catalog.refetch() }} />
  }
  if (!draft.data || !catalog.data) return <JourneySkeleton />
  return <JourneyScreen key={journeyId} view={draft.data} catalog={catalog.data} />
}
