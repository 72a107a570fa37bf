import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../ui/states.tsx'

export function NotFound() {
  const { t } = useTranslation('app')
  return (
    <EmptyState
      title={t('not-found.title')} hint={t('not-found.hint')}
      action={<Button variant="default" component={Link} to="/journeys">{t('not-found.action')}</Button>}
    />
  )
}
