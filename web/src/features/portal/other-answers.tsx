import { useId, useState, type FormEvent } from 'react'
import type { Answer } from './api.ts'
import fields from './fields.module.css'
import styles from './other-answers.module.css'
import { usePortalWords } from './use-words.ts'

const OTHERS = ['other_amount', 'difficulty', 'asked_human', 'declined'] as const satisfies readonly Answer[]
type Other = (typeof OTHERS)[number]

interface OtherAnswersProps {
  title: string
  /** Which, in their order; all of them when absent. */
  others?: readonly Other[]
  busy: boolean
  onAnswer: (answer: Other, note: string | undefined) => void
}

/** Every answer but yes, of equal rank: one tap shows a question that may stay empty. */
export function OtherAnswers({ title, others = OTHERS, busy, onAnswer }: OtherAnswersProps) {
  const { say } = usePortalWords()
  const [open, setOpen] = useState<Other | null>(null)
  return (
    <section className={styles.others}>
      <h2>{title}</h2>
      {others.map((other) => (other === open
        ? <NoteForm key={other} other={other} busy={busy} onBack={() => setOpen(null)} onSend={(note) => onAnswer(other, note)} />
        : <button key={other} type="button" className={fields.plain} onClick={() => setOpen(other)}>{say(other)}</button>))}
    </section>
  )
}

interface NoteFormProps {
  other: Other
  busy: boolean
  onBack: () => void
  onSend: (note: string | undefined) => void
}

function NoteForm({ other, busy, onBack, onSend }: NoteFormProps) {
  const { say } = usePortalWords()
  const id = useId()
  const [note, setNote] = useState('')
  // Without an amount, a proposal of another amount says nothing.
  const needed = other === 'other_amount' && note.trim() === ''
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (!busy && !needed) onSend(note.trim() || undefined)
  }
  return (
    <form className={styles.note} onSubmit={onSubmit}>
      <b>{say(other)}</b>
      <label className={fields.small} htmlFor={id}>{say(`${other}Ask`)}</label>
      <textarea id={id} className={fields.input} rows={3} maxLength={1000} value={note} autoFocus onChange={(event) => setNote(event.currentTarget.value)} />
      <div className={styles.ends}>
        <button type="button" className={fields.plain} onClick={onBack}>{say('back')}</button>
        <button type="submit" className={fields.primary} disabled={busy || needed}>{say('send')}</button>
      </div>
    </form>
  )
}
