import type { Language } from '@parcours/journey'
import type { TextCheck, TextView } from '@parcours/server/router'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useWords } from '../../lib/words.ts'
import { Panel } from '../../ui/panel.tsx'
import styles from './language-editor.module.css'
import { PartField, type PartElement } from './part-field.tsx'
import { insertAt, partsOf, type TextPart } from './text-draft.ts'
import { TextPreview } from './text-preview.tsx'

interface LanguageEditorProps {
  language: Language
  channel: TextView['channel']
  value: TextView['languages']['en']
  check: TextCheck | null
  onChange: (value: TextView['languages']['en']) => void
}

/** One language of a text: its parts, what is wrong with them, and how it will be received. */
export function LanguageEditor({ language, channel, value, check, onChange }: LanguageEditorProps) {
  const { t } = useTranslation('settings')
  // The part that was touched last takes what is inserted.
  const touched = useRef<{ part: TextPart; element: PartElement } | null>(null)
  const insert = (variable: string) => {
    const part = touched.current?.part ?? 'body'
    const old = value[part] ?? ''
    onChange({ ...value, [part]: insertAt(old, touched.current?.element.selectionStart ?? old.length, variable) })
    touched.current?.element.focus()
  }
  return (
    <Panel title={t(`languages.${language}`)}>
      <div className={styles.fields} lang={language}>
        {partsOf(channel).map((part) => (
          <PartField
            key={part} part={part} channel={channel} value={value[part] ?? ''} onTouch={(element) => { touched.current = { part, element } }}
            onChange={(text) => onChange({ ...value, [part]: text })}
          />
        ))}
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
