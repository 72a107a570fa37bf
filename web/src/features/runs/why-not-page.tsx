import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { explain } from '../../lib/errors.ts'
import { trpc } from '../../lib/trpc.ts'
import { useWords } from '../../lib/words.ts'
import { Page, PageBody } from '../../ui/page.tsx'
import { WhyNotAnswer } from '../../ui/run/why-not-answer.tsx'
import { EmptyState, ErrorState, SkeletonText } from '../../ui/states.tsx'
import { TopBar } from '../../ui/top-bar.tsx'
import styles from './why-not-page.module.css'
import { WhyNotSeveral } from './why-not-several.tsx'

const route = getRouteApi('/why-not')

/** For any case: why it is in no journey, or was not contacted, by the code that decides. */
export function WhyNotPage() {
  const { t } = useTranslation('run')
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const caseRef = search.case ?? ''
  const { data, error, refetch, isFetching } = useQuery({ ...trpc.whyNot.ofCase.queryOptions({ caseRef, caseId: search.id }), enabled: caseRef !== '', refetchInterval: 10_000, retry: false })
  return (
    <Page>
      <TopBar title={<><Link to="/portfolio" className={styles.back}>{t('why.portfolio')}</Link> {t('why.title')}</>} note={t('why.hint')} />
      <PageBody>
        <div className={styles.page}>
          <AskForm key={caseRef} value={caseRef} loading={isFetching && !data} onAsk={(typed) => void navigate({ search: { case: typed } })} />
          {caseRef === '' && <EmptyState title={t('why.start')} hint={t('why.start-hint')} />}
          {error && !data && <Failed error={error} caseRef={caseRef} onRetry={() => void refetch()} />}
          {caseRef !== '' && !data && !error && <SkeletonText lines={10} />}
          {data?.kind === 'several' && caseRef !== '' && <WhyNotSeveral answer={data} />}
          {data?.kind === 'case' && caseRef !== '' && <WhyNotAnswer answer={data} />}
        </div>
      </PageBody>
    </Page>
  )
}

/** Nobody of that name is no fault: the portfolio may know them otherwise. */
function Failed({ error, caseRef, onRetry }: { error: unknown; caseRef: string; onRetry: () => void }) {
  const { t } = useTranslation('run')
  const words = useWords()
  const { code, message, hint } = explain(error)
  if (code !== 'case_unknown') return <ErrorState error={error} onRetry={onRetry} />
  return (
    <EmptyState
      title={words(message)} hint={words(hint)}
      action={<Button variant="default" renderRoot={(props) => <Link to="/portfolio" search={{ q: caseRef }} {...props} />}>{t('why.look-up')}</Button>}
    />
  )
}

function AskForm({ value, loading, onAsk }: { value: string; loading: boolean; onAsk: (typed: string) => void }) {
  const { t } = useTranslation('run')
  const [typed, setTyped] = useState(value)
  return (
    <form className={styles.ask} onSubmit={(event) => { event.preventDefault(); if (typed.trim()) onAsk(typed.trim()) }}>
      <TextInput value={typed} aria-label={t('why.search')} placeholder={t('why.search')} autoFocus={value === ''} onChange={(event) => setTyped(event.currentTarget.value)} />
      <Button type="submit" variant={value === '' ? 'filled' : 'default'} loading={loading} disabled={typed.trim() === ''}>{t('why.ask')}</Button>
    </form>
  )
}
