import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { trpc } from '../../lib/trpc.ts'
import { Page } from '../../ui/page.tsx'
import { TabBar } from '../../ui/tab-bar.tsx'
import { TopBar } from '../../ui/top-bar.tsx'
import { About } from './about.tsx'
import { Packs } from './packs.tsx'
import { SETTINGS_TABS, type SettingsSearch } from './settings-search.ts'
import { TextEditor } from './text-editor.tsx'
import { TextList } from './text-list.tsx'
import { TextPanel } from './text-panel.tsx'

const route = getRouteApi('/settings')

/** Texts that journeys send, the packs in force, and what this installation is. */
export function SettingsPage() {
  const { t } = useTranslation('settings')
  const { tab = 'texts', text, write } = route.useSearch()
  const navigate = route.useNavigate()
  const texts = useQuery(trpc.texts.list.queryOptions())
  const go = useCallback((search: SettingsSearch) => void navigate({ search, replace: search.text !== undefined }), [navigate])
  const close = useCallback(() => go({}), [go])
  const shown = texts.data?.find(({ id }) => id === text)
  const base = texts.data?.find(({ id }) => id === write)
  if (write && texts.data) return <TextEditor key={write} base={base ?? null} texts={texts.data} onDone={(id) => go(id ? { text: id } : {})} />
  return (
    <Page side={tab === 'texts' && shown && <TextPanel key={shown.id} text={shown} onWrite={() => go({ write: shown.id })} onClose={close} />}>
      <TopBar title={t('title')}>
        {tab === 'texts' && <Button onClick={() => go({ write: 'new' })}>{t('write-text')}</Button>}
      </TopBar>
      <TabBar label={t('title')} value={tab} tabs={SETTINGS_TABS.map((value) => ({ value, label: t(`tabs.${value}`) }))} onChange={(value) => go({ tab: value })} />
      {tab === 'texts' && <TextList texts={texts.data} error={texts.error} onRetry={() => void texts.refetch()} selected={text} onSelect={(id) => go({ text: id })} />}
      {tab === 'packs' && <Packs />}
      {tab === 'about' && <About />}
    </Page>
  )
}
