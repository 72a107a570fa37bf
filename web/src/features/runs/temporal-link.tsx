import { Button } from '@mantine/core'
import { ExternalLink } from 'lucide-react'
import { useTranslation } from 'react-i18next'

/** Temporal's own page of the run, where its UI is known. */
export function TemporalLink({ url }: { url: string | null }) {
  const { t } = useTranslation('run')
  if (!url) return null
  return (
    <Button
      variant="default" component="a" href={url} target="_blank" rel="noreferrer" title={t('temporal-hint')}
      rightSection={<ExternalLink size={13} aria-hidden />}
    >
      {t('temporal')}
    </Button>
  )
}
