import { Textarea, TextInput } from '@mantine/core'
import type { Language } from '@parcours/journey'
import type { TextCheck, TextView } from '@parcours/server/router'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useWords } from '../../lib/words.ts'
import { Panel } from '../../ui/panel.tsx'
import styles from './language-editor.module.css'
import { hasSubject, insertAt } from './text-draft.ts'
import { TextPreview } from './text-preview.tsx'

type Content = TextView['languages']['en']

interface LanguageEditorProps {
  language: Language
  channel: TextView['channel']
  value: Content
  check: TextCheck | null
  onChange: (value: Content) => void
}

/** One language of a text: fields, what is wrong with them, and how it will be received. */
export function LanguageEditor({ language, channel, value, check, onChange }: LanguageEditorProps) {
  const { t } = useTranslation('settings')
  const body = useRef<HTMLTextAreaElement>(null)
  const insert = (variable: string) => {
    const caret = body.current?.selectionStart ?? value.body.length
    onChange({ ...value, body: insertAt(value.body, caret, variable) })
    body.current?.focus()
  }
  return (
    <Panel title={t(`languages.${language}`)}>
      <div className={styles.fields} lang={language}>
        {hasSubject(channel) && (
          <TextInput label={t('subject')} value={value.subject ?? ''} onChange={(event) => onChange({ ...value, subject: event.currentTarget.value })} />
        )}
        <Textarea
          ref={body} label={t('body')} value={value.body} autosize minRows={5} maxRows={18} classNames={{ input: styles.body }}
          onChange={(event) => onChange({ ...value, body: event.currentTarget.value })}
        />
        <Variables check={check} onInsert={insert} />
        <Issues check={check} language={language} />
        <h3>{t('preview')}</h3>
        <TextPreview channel={channel} preview={check?.preview[language] ?? null} />
      </div>
    </Panel>
  )
}

function Variables({ check, onInsert }: { check: TextCheck | null; onInsert: (variable: string) => void }) {
  const { t } = useTranslation('settings')
  const words = useWords()
  if (!check) return null
  return (
    <div className={styles.variables}>
      <span>{t('insert')}</span>
      {check.variables.map(({ name, label }) => (
        <button key={name} type="button" title={`{{ ${name} }}`} onClick={() => onInsert(name)}>{words(label)}</button>
      ))}
    </div>
  )
}

function Issues({ check, language }: { check: TextCheck | null; language: Language }) {
  const { t } = useTranslation('settings')
  const words = useWords()
  const issues = check?.issues.filter((issue) => issue.language === language) ?? []
  return (
    <ul className={styles.issues} aria-live="polite">
      {issues.map((issue) => (
        <li key={`${issue.line}-${issue.column}-${issue.message.en}`} data-severity={issue.severity}>
          <b>{t(`severities.${issue.severity}`)}</b> {words(issue.message)}{issue.line !== undefined && ` · ${t('at-line', { line: issue.line })}`}
        </li>
      ))}
    </ul>
  )
}
