import { useState, type FormEvent } from 'react'
import type { Answer, Offer } from './api.ts'
import fields from './fields.module.css'
import { Heading } from './heading.tsx'
import { OptionCard } from './option-card.tsx'
import { OtherAnswers } from './other-answers.tsx'
import styles from './offer-view.module.css'
import { usePortalWords } from './use-words.ts'

interface OfferViewProps {
  offer: Offer
  busy: boolean
  onAnswer: (answer: Answer, more: { option?: number; note?: string }) => void
}

/** What is offered, and every way to answer it. */
export function OfferView({ offer, busy, onAnswer }: OfferViewProps) {
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
      <OtherAnswers busy={busy} onAnswer={(answer, note) => onAnswer(answer, { note })} />
    </>
  )
}
