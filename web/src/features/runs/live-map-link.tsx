import { Button, Menu } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'

interface LiveMapLinkProps {
  /** The chosen journey; without one, which map is asked for. */
  journeyId: string | undefined
  journeys: readonly { value: string; label: string; live: boolean }[]
}

/** From the list to the map of the same runs. */
export function LiveMapLink({ journeyId, journeys }: LiveMapLinkProps) {
  const { t } = useTranslation('live')
  const live = journeys.filter((journey) => journey.live)
  const only = journeyId ?? (live.length === 1 ? live[0]?.value : undefined)
  if (only !== undefined) return <Button variant="default" component={Link} to={`/journeys/${only}/live`}>{t('title')}</Button>
  if (live.length === 0) return null
  return (
    <Menu position="bottom-end">
      <Menu.Target><Button variant="default">{t('title')}</Button></Menu.Target>
      <Menu.Dropdown>
        {live.map(({ value, label }) => <Menu.Item key={value} component={Link} to={`/journeys/${value}/live`}>{label}</Menu.Item>)}
      </Menu.Dropdown>
    </Menu>
  )
}
