import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'

/** To the answers why a case is in no journey, or was not contacted. */
export function WhyNotLink({ caseRef }: { caseRef: string }) {
  const { t } = useTranslation('run')
  return (
    <Button variant="default" title={t('why.hint')} renderRoot={(props) => <Link to="/why-not" search={{ case: caseRef }} {...props} />}>
      {t('why.open')}
    </Button>
  )
}
