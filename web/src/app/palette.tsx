import { Spotlight, type SpotlightActionData, type SpotlightActionGroupData } from '@mantine/spotlight'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { trpc } from '../lib/trpc.ts'

const PLACES = ['/journeys', '/runs', '/jobs', '/inbox', '/incidents', '/portfolio', '/settings'] as const

/** Ctrl+K: places and journeys by name. */
export function Palette() {
  const { t } = useTranslation('app')
  const navigate = useNavigate()
  const journeys = useQuery(trpc.journeys.list.queryOptions())
  const places: SpotlightActionData[] = PLACES.map((to) => ({
    id: to, label: t(`places.${to.slice(1)}`), onClick: () => void navigate({ to }),
  }))
  const drawn: SpotlightActionData[] = (journeys.data ?? []).map(({ id, name }) => ({
    id, label: name, onClick: () => void navigate({ to: '/journeys/$journeyId', params: { journeyId: id } }),
  }))
  const groups: SpotlightActionGroupData[] = [
    { group: t('palette.places'), actions: places },
    { group: t('places.journeys'), actions: drawn },
  ]
  return (
    <Spotlight
      actions={groups} shortcut="mod + K" highlightQuery limit={30} overlayProps={{ blur: 0, color: 'var(--shade)', backgroundOpacity: 1 }} nothingFound={t('palette.nothing')}
      searchProps={{ placeholder: t('palette.placeholder'), 'aria-label': t('palette.placeholder') }}
    />
  )
}
