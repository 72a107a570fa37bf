import { Button, Select, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import type { TextView } from '@parcours/server/router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LANGUAGES } from '../../lib/language.ts'
import { notifyDone, notifyError } from '../../lib/notify.ts'
import { useOnce } from '../../lib/once.ts'
import { trpc } from '../../lib/trpc.ts'
import { Page, PageBody } from '../../ui/page.tsx'
import { TopBar } from '../../ui/top-bar.tsx'
import { LanguageEditor } from './language-editor.tsx'
import { blankDraft, CHANNELS, draftOf, isName, nextVersion, TONES } from './text-draft.ts'
import styles from './text-editor.module.css'
import { useTextCheck } from './use-text-check.ts'

interface TextEditorProps {
  /** Null: a new text. */
  base: TextView | null
  texts: readonly TextView[]
  /** With the id of the saved version; without, when given up. */
  onDone: (id?: string) => void
}

/** Writes the next version of a text, both languages side by side, as they will be received. */
export function TextEditor({ base, texts, onDone }: TextEditorProps) {
  const { t } = useTranslation('settings')
  const [draft, setDraft] = useState(() => (base ? draftOf(base) : blankDraft()))
  const { check, current } = useTextCheck(draft.channel, draft.languages)
  const save = useSaveText(onDone)
  const version = nextVersion(texts, draft.name)
  const errors = check?.issues.some((issue) => issue.severity === 'error') ?? true
  const named = isName(draft.name)
  return (
    <Page>
      <TopBar title={base ? t('version-of', { version, name: base.name }) : t('new-text')}>
        <Button variant="default" onClick={() => onDone(base?.id)}>{t('leave')}</Button>
        <Button disabled={!named || errors || !current} loading={save.isPending} onClick={() => save.mutate(draft)}>{t('save-version', { version })}</Button>
      </TopBar>
      <PageBody>
        <div className={styles.head}>
          <TextInput
            label={t('labels.name')} placeholder="rappel-amiable" value={draft.name} disabled={base !== null} maxLength={60}
            error={draft.name !== '' && !named ? t('name-rule') : undefined} onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
          />
          <Select
            label={t('labels.channel')} value={draft.channel} disabled={base !== null} allowDeselect={false}
            data={CHANNELS.map((value) => ({ value, label: t(`channels.${value}`) }))}
            onChange={(value) => setDraft({ ...draft, channel: CHANNELS.find((channel) => channel === value) ?? draft.channel })}
          />
          <Select
            label={t('labels.tone')} value={draft.tone} allowDeselect={false}
            data={[...new Set([...TONES, draft.tone])].map((value) => ({ value, label: t(`tones.${value}`, { defaultValue: value }) }))}
            onChange={(value) => setDraft({ ...draft, tone: value ?? draft.tone })}
          />
        </div>
        <div className={styles.languages}>
          {LANGUAGES.map((language) => (
            <LanguageEditor
              key={language} language={language} channel={draft.channel} value={draft.languages[language]} check={check}
              onChange={(value) => setDraft((old) => ({ ...old, languages: { ...old.languages, [language]: value } }))}
            />
          ))}
        </div>
      </PageBody>
    </Page>
  )
}

function useSaveText(onDone: (id: string) => void) {
  const { t } = useTranslation('settings')
  const client = useQueryClient()
  return useOnce({
    ...trpc.texts.save.mutationOptions(),
    onError: notifyError,
    onSuccess: async ({ id }) => {
      notifyDone(t('saved', { text: id }))
      await client.invalidateQueries({ queryKey: trpc.texts.list.queryKey() })
      onDone(id)
    },
  })
}
