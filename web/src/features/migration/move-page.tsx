import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { DraftView } from '@parcours/server/router'
import { useTranslation } from 'react-i18next'
import { trpc } from '../../lib/trpc.ts'
import { Page, PageBody } from '../../ui/page.tsx'
import { EmptyState, ErrorState, SkeletonText } from '../../ui/states.tsx'
import { MoveBar } from './move-bar.tsx'
import { MoveScreen } from './move-screen.tsx'
import { versionsOf } from './versions.ts'

const route = getRouteApi('/journeys/$journeyId/move')

/** Running debts go on in another version of their journey: from which, to which, and where each goes on. */
export function MovePage() {
  const { journeyId } = route.useParams()
  const search = route.useSearch()
  const { data: draft, error, refetch } = useQuery({ ...trpc.journeys.draft.queryOptions({ journeyId }), refetchInterval: 10_000 })
  const chosen = draft && versionsOf(draft, search)
  return (
    <Page>
      <MoveBar journeyId={journeyId} draft={draft} from={chosen?.from} to={chosen?.to} />
      {!draft && error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!draft && !error && <PageBody><SkeletonText lines={10} /></PageBody>}
      {draft && !(chosen?.from && chosen.to) && <Nobody draft={draft} />}
      {chosen?.from && chosen.to && (
        <MoveScreen key={`${chosen.from.versionId} ${chosen.to.versionId}`} journeyId={journeyId} from={chosen.from} to={chosen.to} />
      )}
    </Page>
  )
}

function Nobody({ draft: { journeyId, versions } }: { draft: DraftView }) {
  const { t } = useTranslation('jobs')
  const why = versions.length < 2 ? 'one-version' : 'none'
  return (
    <EmptyState
      title={t(`move.${why}.title`)} hint={t(`move.${why}.hint`)}
      action={<Button variant="default" component={Link} to={`/journeys/${journeyId}`}>{t('move.none.action')}</Button>}
    />
  )
}
