import { useState, type FormEvent } from 'react'
import type { Answer, Offer } from './api.ts'
import fields from './fields.module.css'
import { Heading } from './heading.tsx'
import { Message } from './message.tsx'
import { OptionCard } from './option-card.tsx'
import { OtherAnswers } from './other-answers.tsx'
import styles from './offer-view.module.css'
import type { OfferNotice } from './stage.ts'
import { usePortalWords } from './use-words.ts'

interface OfferViewProps {
  offer: Offer
  /** Why an answer was not taken. */
  notice?: OfferNotice
  busy: boolean
  onAnswer: (answer: Answer, more: { option?: number; note?: string }) => void
}

const STILL = ['asked_human', 'difficulty', 'other_amount'] as const satisfies readonly Answer[]

/** What is offered, and every way to answer it; of a stale offer nothing can be accepted, and a person can still be asked for. */
export function OfferView(props: OfferViewProps) {
  const { say } = usePortalWords()
  const { offer, notice, busy, onAnswer } = props
  return (
    <>
      {offer.stale
        ? <Message key="stale" title={say('staleTitle')} text={say('stale')} />
        : <Options key="options" {...props} />}
      {notice && <p role="alert" className={fields.notice}>{say(notice)}</p>}
      <OtherAnswers
        title={say(offer.stale ? 'staleNext' : 'otherTitle')} others={offer.stale ? STILL : undefined} busy={busy}
        onAnswer={(answer, note) => onAnswer(answer, { note })}
      />
    </>
  )
}

function Options({ offer, busy, onAnswer }: OfferViewProps) {
  const { say, money, date } = usePortalWords()
  const [chosen, setChosen] = useState<number | null>(null)
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (chosen !== null && !busy) onAnswer('accept', { option: chosen })
  }
  return (
    <>
      <Heading>{say('offerTitle')}</Heading>
      <p className={fields.lead}>
        {say('owed', { creditor: offer.creditor, amount: money(offer.arrearsCents, offer.currency) })}<br />
        {say('until', { date: date(offer.validUntilMs) })}
      </p>
      <form onSubmit={onSubmit} className={styles.options}>
        {offer.options.map((option) => (
          <OptionCard key={option.n} option={option} currency={offer.currency} chosen={option.n === chosen} onChoose={() => setChosen(option.n)} />
        ))}
        <button type="submit" className={fields.primary} disabled={chosen === null || busy}>{say(chosen === null ? 'choose' : 'accept')}</button>
        <p className={styles.hint}>{say('acceptHint')}</p>
      </form>
    </>
  )
}
