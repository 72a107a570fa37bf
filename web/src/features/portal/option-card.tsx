import type { OfferOption } from './api.ts'
import styles from './option-card.module.css'
import { usePortalWords } from './use-words.ts'

interface OptionCardProps {
  option: OfferOption
  currency: string
  chosen: boolean
  onChoose: () => void
}

/** One payment plan: how many, how much, from when; every date on demand. */
export function OptionCard({ option, currency, chosen, onChoose }: OptionCardProps) {
  const { say, money, day } = usePortalWords()
  const first = option.instalments[0]
  return (
    <div className={styles.card} data-chosen={chosen}>
      <label className={styles.choice}>
        <input type="radio" name="option" checked={chosen} onChange={onChoose} />
        <span>
          <b>{say(option.instalments.length === 1 ? 'onePayment' : 'payments', { n: option.instalments.length })}</b>
          {first && <span className={styles.line}>{money(first.amountCents, currency)}, {say('first', { date: day(first.dueDate) })}</span>}
          <span className={styles.line}>{say('total', { amount: money(option.totalCents, currency) })}. {say(option.frozenInterest ? 'frozen' : 'running')}</span>
        </span>
      </label>
      <details className={styles.dates}>
        <summary>{say('dates')}</summary>
        <ol>
          {option.instalments.map((instalment) => (
            <li key={instalment.n}><span>{day(instalment.dueDate)}</span><span>{money(instalment.amountCents, currency)}</span></li>
          ))}
        </ol>
      </details>
    </div>
  )
}
