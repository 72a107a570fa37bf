import { useState, type FormEvent } from 'react'
import type { Check, Identity } from './api.ts'
import { birthDateOf } from './birth-date.ts'
import fields from './fields.module.css'
import { Heading } from './heading.tsx'
import styles from './identity-form.module.css'
import type { PortalWord } from './portal-words.ts'
import type { IdentityNotice } from './stage.ts'
import { usePortalWords } from './use-words.ts'

interface IdentityFormProps {
  checks: Check[]
  triesLeft: number
  /** Why they are asked once more. */
  notice?: IdentityNotice
  busy: boolean
  onOpen: (identity: Identity) => void
}

const PARTS = [
  { name: 'day', width: 2, complete: 'bday-day' }, { name: 'month', width: 2, complete: 'bday-month' }, { name: 'year', width: 4, complete: 'bday-year' },
] as const satisfies readonly { name: PortalWord; width: number; complete: string }[]

/** One fact that the person knows. Three fields for a date: no order of day and month to guess. */
export function IdentityForm({ checks, triesLeft, notice, busy, onOpen }: IdentityFormProps) {
  const { say } = usePortalWords()
  const [date, setDate] = useState({ day: '', month: '', year: '' })
  const [postcode, setPostcode] = useState('')
  const [incomplete, setIncomplete] = useState(false)
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    const birthDate = birthDateOf(date.day, date.month, date.year)
    const identity = birthDate ? { birthDate } : postcode.trim() ? { postcode: postcode.trim() } : null
    setIncomplete(identity === null)
    if (identity && !busy) onOpen(identity)
  }
  return (
    <form onSubmit={onSubmit} noValidate>
      <Heading>{say('identityTitle')}</Heading>
      {notice === 'no_session' && <p role="alert" className={fields.notice}>{say(notice)}</p>}
      <p className={fields.lead}>{say('identityWhy')}</p>
      {checks.includes('birth_date') && (
        <fieldset className={styles.group}>
          <legend className={fields.label}>{say('birthDate')}</legend>
          <div className={styles.date}>
            {PARTS.map(({ name, width, complete }) => (
              <label key={name}>
                <span className={fields.small}>{say(name)}</span>
                <input
                  className={fields.input} inputMode="numeric" autoComplete={complete} maxLength={width} value={date[name]}
                  onChange={(event) => setDate({ ...date, [name]: event.currentTarget.value })}
                />
              </label>
            ))}
          </div>
        </fieldset>
      )}
      {checks.length > 1 && <p className={styles.or}>{say('or')}</p>}
      {checks.includes('postcode') && (
        <label className={styles.group}>
          <span className={fields.label}>{say('postcode')}</span>
          <input className={fields.input} autoComplete="postal-code" maxLength={12} value={postcode} onChange={(event) => setPostcode(event.currentTarget.value)} />
        </label>
      )}
      <button type="submit" className={fields.primary} disabled={busy}>{say('continue')}</button>
      <p role="alert" className={fields.error}>{incomplete ? say('incomplete') : notice === 'wrong' || notice === 'unsent' ? say(notice, { n: triesLeft }) : ''}</p>
    </form>
  )
}
