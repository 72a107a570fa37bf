import { getRouteApi, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page, PageBody } from '../../ui/page.tsx'
import { TopBar } from '../../ui/top-bar.tsx'
import { ImportReport } from './import-report.tsx'
import { NewImport } from './new-import.tsx'
import styles from './import-page.module.css'

const route = getRouteApi('/portfolio/imports/$importId')

/** `new` reads a file in; any other id is the report of an import. */
export function ImportPage() {
  const { t } = useTranslation('portfolio')
  const { importId } = route.useParams()
  const { kind = 'portfolio' } = route.useSearch()
  const isNew = importId === 'new'
  return (
    <Page>
      <TopBar title={<><Link to="/portfolio" className={styles.back}>{t('title')}</Link> {isNew ? t(`new-import.${kind}`) : t('report.title')}</>} />
      <PageBody>{isNew ? <NewImport key={kind} kind={kind} /> : <ImportReport key={importId} importId={importId} />}</PageBody>
    </Page>
  )
}
