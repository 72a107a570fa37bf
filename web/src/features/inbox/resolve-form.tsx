import { Button, Radio, Stack, Textarea } from '@mantine/core'
import type { TaskView } from '@parcours/server/router'
import { useState, type FormEvent, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useName } from '../../lib/names.ts'
import styles from './resolve-form.module.css'

interface ResolveFormProps {
  /** Named results of the task: the outcomes of its node, or the answers to a question that suspends contact. */
  results: readonly string[]
  /** A journey may name a result like one of ours, and then it leads on; ours say what becomes of the hold. */
  kind: TaskView['kind']
  busy: boolean
  onResolve: (result: string, note: string) => void
}

/** How it went, in one of the named results, with a note. Says what that result does before it is sent. */
export function ResolveForm({ results, kind, busy, onResolve }: ResolveFormProps) {
  const { t } = useTranslation('inbox')
  const nameOf = useName()
  const [result, setResult] = useState<string | null>(results.length === 1 ? (results[0] ?? null) : null)
  const [note, setNote] = useState('')
  const goesOn = (name: string) => (kind === 'handoff' ? t('then', { result: nameOf(name) }) : t(`then-own.${name}`))
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
