import { Button, Radio, Stack, Textarea } from '@mantine/core'
import { useState, type FormEvent, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useName } from '../../lib/names.ts'
import styles from './resolve-form.module.css'

interface ResolveFormProps {
  /** Named results of the task: the outcomes of its node, or the answers to a question that suspends contact. */
  results: readonly string[]
  busy: boolean
  onResolve: (result: string, note: string) => void
}

/** How it went, in one of the named results, with a note. Says what that result does before it is sent. */
export function ResolveForm({ results, busy, onResolve }: ResolveFormProps) {
  const { t, i18n } = useTranslation('inbox')
  const nameOf = useName()
  const [result, setResult] = useState<string | null>(results.length === 1 ? (results[0] ?? null) : null)
  const [note, setNote] = useState('')
  // A journey may name a result like one of ours; only a question has none but ours.
  const question = results.every((name) => i18n.exists(`then-own.${name}`, { ns: 'inbox' }))
  const goesOn = (name: string) => (question ? t(`then-own.${name}`) : t('then', { result: nameOf(name) }))
  const send = () => { if (result && !busy) onResolve(result, note.trim()) }
  const onSubmit = (event: FormEvent) => { event.preventDefault(); send() }
  const onKeyDown = (event: KeyboardEvent) => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send() }
  return (
    <form className={styles.form} onSubmit={onSubmit} onKeyDown={onKeyDown}>
      <Radio.Group label={t('result')} value={result} onChange={setResult}>
        <Stack gap={6} mt={2}>{results.map((name) => <Radio key={name} value={name} label={nameOf(name)} />)}</Stack>
      </Radio.Group>
      <Textarea label={t('note-label')} placeholder={t('note-hint')} autosize minRows={2} maxRows={8} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
      <div className={styles.end}>
        <span>{result ? goesOn(result) : t('choose-result')}</span>
        <Button type="submit" disabled={!result} loading={busy}>{t('resolve')}</Button>
      </div>
    </form>
  )
}
